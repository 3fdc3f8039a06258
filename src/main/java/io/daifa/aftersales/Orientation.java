package io.daifa.aftersales;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held: the only thing in a JPEG's metadata (Exif 2.32, tag 0x0112) that is needed to show it as it was seen. */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int TAG = 0x0112;

    private Orientation() {}

    /** 1 to 8; 1 where the file does not say, or says nonsense. */
    static int of(byte[] jpeg) {
        try {
            var file = ByteBuffer.wrap(jpeg);
            file.getShort();
            while (true) {
                var marker = file.getShort() & 0xFFFF;
                var length = file.getShort() & 0xFFFF;
                if (marker == START_OF_SCAN || marker < 0xFF00) {
                    return UPRIGHT;
                }
                var next = file.position() + length - 2;
                if (marker == APP1 && length > 16 && file.getInt() == EXIF) {
                    file.getShort();
                    return inTiff(file.slice());
                }
                file.position(next);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        for (var entries = tiff.getShort() & 0xFFFF; entries > 0; entries--) {
            var entry = tiff.position();
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                var value = tiff.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
            tiff.position(entry + 12);
        }
        return UPRIGHT;
    }

    /** Puts a picture of that size, taken so, upright at the origin. */
    static AffineTransform transform(int orientation, double width, double height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
