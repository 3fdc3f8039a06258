package io.daifa.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Refusal;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFileTest {

    /** A lossless WebP of one pixel. */
    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aPictureIsWrittenAnewAsJpeg(String format) throws Exception {
        var seen = PhotoFile.read(file(picture(60, 40, Color.RED), format));

        var image = ImageIO.read(new ByteArrayInputStream(seen.jpeg()));
        assertThat(seen.jpeg()).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(image.getWidth()).isEqualTo(60).isEqualTo(seen.width());
        assertThat(image.getHeight()).isEqualTo(40).isEqualTo(seen.height());
        assertThat(new Color(image.getRGB(30, 20)).getRed()).isGreaterThan(240);
    }

    @Test
    void webpIsReadToo() throws Exception {
        var seen = PhotoFile.read(WEBP);

        assertThat(seen.width()).isEqualTo(1);
        assertThat(seen.jpeg()).startsWith(0xFF, 0xD8, 0xFF);
    }

    @Test
    void whatIsTransparentIsWhite() throws Exception {
        var seen = PhotoFile.read(file(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), "png"));

        var image = ImageIO.read(new ByteArrayInputStream(seen.jpeg()));
        assertThat(new Color(image.getRGB(4, 4)).getGreen()).isGreaterThan(250);
    }

    @Test
    void aLargePictureIsKeptSmall() throws Exception {
        var seen = PhotoFile.read(file(picture(5000, 2500, Color.BLUE), "jpeg"));

        assertThat(seen.width()).isBetween(1200, 2048);
        assertThat(seen.height()).isEqualTo(seen.width() / 2);
    }

    @Test
    void nothingOfTheMetadataStaysButHowTheCameraWasHeld() throws Exception {
        var held = withExif(file(halves(40, 20), "jpeg"), 6, "GPS 30.2 N 120.1 E");

        var seen = PhotoFile.read(held);

        assertThat(new String(held, StandardCharsets.ISO_8859_1)).contains("GPS 30.2");
        assertThat(new String(seen.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Exif");
        var image = ImageIO.read(new ByteArrayInputStream(seen.jpeg()));
        assertThat(image.getWidth()).isEqualTo(20);
        assertThat(image.getHeight()).isEqualTo(40);
        // What was left is on top.
        assertThat(new Color(image.getRGB(10, 5)).getRed()).isGreaterThan(200);
        assertThat(new Color(image.getRGB(10, 35)).getBlue()).isGreaterThan(200);
    }

    @Test
    void everyWayToHoldACameraKeepsThePictureWithinItsFrame() throws Exception {
        for (var orientation = 0; orientation <= 9; orientation++) {
            var seen = PhotoFile.read(withExif(file(halves(40, 20), "jpeg"), orientation, "x"));
            var turned = orientation >= 5 && orientation <= 8;
            assertThat(seen.width()).as("orientation %s", orientation).isEqualTo(turned ? 20 : 40);
            var image = ImageIO.read(new ByteArrayInputStream(seen.jpeg()));
            for (var corner : new int[][] {{1, 1}, {seen.width() - 2, seen.height() - 2}}) {
                var colour = new Color(image.getRGB(corner[0], corner[1]));
                assertThat(Math.max(colour.getRed(), colour.getBlue()))
                        .as("orientation %s", orientation)
                        .isGreaterThan(200);
                assertThat(colour.getGreen()).isLessThan(60);
            }
        }
    }

    @Test
    void aPictureOfTooManyPixelsIsRefusedBeforeItIsDecoded() throws Exception {
        assertThatThrownBy(() -> PhotoFile.read(pngThatClaims(60_000, 60_000)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("photo-too-many-pixels");
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() {
        for (var file : new byte[][] {
            {},
            "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8),
            "GIF89a".getBytes(StandardCharsets.US_ASCII),
            {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 0},
            "RIFF0000WEBPVP8 ".getBytes(StandardCharsets.US_ASCII),
            {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1}
        }) {
            assertThatThrownBy(() -> PhotoFile.read(file))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("photo-unreadable");
        }
        assertThatThrownBy(() -> PhotoFile.read(new byte[PhotoFile.LARGEST + 1]))
                .hasMessageContaining("photo-too-large");
    }

    @Test
    void brokenFilesAreRefusedAndNeverAnythingElse() throws Exception {
        var random = new Random(7);
        var whole = new byte[][] {
            file(halves(64, 64), "jpeg"),
            file(halves(64, 64), "png"),
            WEBP,
            withExif(file(halves(9, 9), "jpeg"), 3, "x")
        };
        for (var round = 0; round < 400; round++) {
            var broken = whole[round % whole.length].clone();
            for (var i = 0; i < 6; i++) {
                broken[3 + random.nextInt(broken.length - 3)] = (byte) random.nextInt(256);
            }
            var cut = Arrays.copyOf(broken, 4 + random.nextInt(broken.length - 3));
            try {
                assertThat(PhotoFile.read(cut).jpeg()).isNotEmpty();
            } catch (Refusal refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    private static BufferedImage picture(int width, int height, Color colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    /** Red on the left, blue on the right. */
    private static BufferedImage halves(int width, int height) {
        var image = picture(width, height, Color.BLUE);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** The JPEG with that orientation and comment in its Exif. */
    private static byte[] withExif(byte[] jpeg, int orientation, String words) throws IOException {
        var tiff = ByteBuffer.allocate(26 + words.length());
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0);
        tiff.put(words.getBytes(StandardCharsets.US_ASCII));
        var bytes = new ByteArrayOutputStream();
        var file = new DataOutputStream(bytes);
        file.write(jpeg, 0, 2);
        file.writeShort(0xFFE1);
        file.writeShort(2 + 6 + tiff.capacity());
        file.writeBytes("Exif\0\0");
        file.write(tiff.array());
        file.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /** A small file that says it is large. */
    private static byte[] pngThatClaims(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var file = new DataOutputStream(bytes);
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        chunk(file, "IHDR", header.array());
        var data = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(data)) {
            deflater.write(new byte[100_000]);
        }
        chunk(file, "IDAT", data.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream file, String type, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        file.writeInt(content.length);
        file.writeBytes(type);
        file.write(content);
        file.writeInt((int) crc.getValue());
    }
}
