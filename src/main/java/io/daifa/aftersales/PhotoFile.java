package io.daifa.aftersales;

import io.daifa.kernel.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a picture file that a stranger sends, and writes what is to be seen in it anew, as JPEG without any metadata. What it is is found
 * in its bytes, never believed by its name; how many pixels it has is asked before any is decoded.
 */
final class PhotoFile {

    /** What a file may hold, in bytes. */
    static final int LARGEST = 8 * 1024 * 1024;

    /** What is kept of one, in bytes. */
    static final int LARGEST_KEPT = 4 * 1024 * 1024;

    private static final int LONGEST_EDGE = 2048;
    private static final long MOST_PIXELS = 50_000_000;
    private static final float FINE = 0.85f;
    private static final float COARSE = 0.5f;

    /** Decoded pixels are large: two files at once are enough for one machine. */
    private static final Semaphore DECODING = new Semaphore(2, true);

    private PhotoFile() {}

    /** What is to be seen, as JPEG. */
    static final class Seen {

        private final byte[] jpeg;
        private final int width;
        private final int height;

        private Seen(byte[] jpeg, int width, int height) {
            this.jpeg = jpeg;
            this.width = width;
            this.height = height;
        }

        byte[] jpeg() {
            return jpeg.clone();
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }

    /** The formats that are taken, by their first bytes. */
    private enum Format {
        JPEG,
        PNG,
        WEBP;

        static @Nullable Format of(byte[] file) {
            if (begins(file, 0, 0xFF, 0xD8, 0xFF)) {
                return JPEG;
            }
            if (begins(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
                return PNG;
            }
            return begins(file, 0, 'R', 'I', 'F', 'F') && begins(file, 8, 'W', 'E', 'B', 'P') ? WEBP : null;
        }

        private static boolean begins(byte[] file, int at, int... bytes) {
            if (file.length < at + bytes.length) {
                return false;
            }
            for (var i = 0; i < bytes.length; i++) {
                if ((file[at + i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Refuses what is too large, in bytes or pixels, and what is no JPEG, PNG or WebP that can be decoded. */
    static Seen read(byte[] file) throws Refusal {
        if (file.length > LARGEST) {
            throw Refusal.at("photo", "photo-too-large", LARGEST / (1024 * 1024));
        }
        var format = Format.of(file);
        if (format == null) {
            throw unreadable();
        }
        takeTurn();
        try {
            return written(upright(decoded(format, file), format == Format.JPEG ? Orientation.of(file) : 1));
        } catch (IOException | RuntimeException e) {
            // Decoders meet bytes that nobody foresaw; a file that one of them cannot read is refused like any other.
            throw unreadable();
        } finally {
            DECODING.release();
        }
    }

    /** Who waits longer than a browser does is sent away, so that photos cannot hold up everything else. */
    private static void takeTurn() throws Refusal {
        try {
            if (DECODING.tryAcquire(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.at("photo", "photo-busy");
    }

    private static Refusal unreadable() {
        return Refusal.at("photo", "photo-unreadable");
    }

    /** Not in full where it is much larger than what is kept: every second, third … pixel is enough. */
    private static BufferedImage decoded(Format format, byte[] file) throws IOException, Refusal {
        var readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw new IOException("there is no reader for " + format);
        }
        ImageReader reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw Refusal.at("photo", "photo-too-many-pixels", MOST_PIXELS / 1_000_000);
            }
            var wanted = reader.getDefaultReadParam();
            var step = Math.max(1, Math.max(width, height) / LONGEST_EDGE);
            wanted.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, wanted);
        } finally {
            reader.dispose();
        }
    }

    /** Turned as the camera was held, within the longest edge, on white where it is transparent. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        var turned = orientation >= 5;
        var width = turned ? image.getHeight() : image.getWidth();
        var height = turned ? image.getWidth() : image.getHeight();
        var scale = Math.min(1.0, (double) LONGEST_EDGE / Math.max(width, height));
        var canvas = new BufferedImage(
                Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var placed = AffineTransform.getScaleInstance(scale, scale);
            placed.concatenate(Orientation.transform(orientation, image.getWidth(), image.getHeight()));
            graphics.drawImage(image, placed, null);
        } finally {
            graphics.dispose();
        }
        return canvas;
    }

    private static Seen written(BufferedImage image) throws IOException {
        var jpeg = jpeg(image, FINE);
        if (jpeg.length > LARGEST_KEPT) {
            jpeg = jpeg(image, COARSE);
        }
        if (jpeg.length > LARGEST_KEPT) {
            throw new IOException("it stays too large");
        }
        return new Seen(jpeg, image.getWidth(), image.getHeight());
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var wanted = writer.getDefaultWriteParam();
            wanted.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            wanted.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), wanted);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
