package io.daifa.intake;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body ends with an error where it grows too large: one that comes in chunks does not say its length before. */
final class CappedBody extends HttpServletRequestWrapper {

    /** What a body may hold, in bytes. */
    static final long LARGEST = 1024 * 1024;

    /** What a table for administrators may hold, in bytes. */
    static final long LARGEST_TABLE = 5 * LARGEST;

    /** What a request with photos may hold, in bytes: six of 8 MiB, and what is written around them. */
    static final long LARGEST_WITH_PHOTOS = 49 * LARGEST;

    private final long limit;
    private @Nullable ServletInputStream capped;

    CappedBody(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    /** The body has more bytes than the limit. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        private final long limit;

        TooLarge(long limit) {
            super("the body has more than " + limit + " bytes");
            this.limit = limit;
        }

        long limit() {
            return limit;
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (capped == null) {
            capped = new Capped(super.getInputStream(), limit);
        }
        return capped;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Capped extends ServletInputStream {

        private final ServletInputStream whole;
        private final long limit;
        private long seen;

        Capped(ServletInputStream whole, long limit) {
            this.whole = whole;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var next = whole.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = whole.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooLarge {
            seen += read;
            if (seen > limit) {
                throw new TooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return whole.isFinished();
        }

        @Override
        public boolean isReady() {
            return whole.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            whole.setReadListener(listener);
        }
    }
}
