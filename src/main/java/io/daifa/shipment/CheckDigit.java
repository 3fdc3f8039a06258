package io.daifa.shipment;

import java.util.List;

/** The check digits that carriers publish. Each takes a number that has the carrier's shape. */
enum CheckDigit {
    NONE {
        @Override
        boolean holds(String number) {
            return true;
        }
    },

    /** UPU S10: two letters, eight digits, the check digit, the country. */
    S10 {
        private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

        @Override
        boolean holds(String number) {
            var sum = 0;
            for (var i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * digit(number, i + 2);
            }
            var rest = sum % 11;
            var expected = rest == 0 ? 5 : rest == 1 ? 0 : 11 - rest;
            return digit(number, 10) == expected;
        }
    },

    /** UPS: the 15 characters after 1Z, each second one doubled; a letter counts its ASCII code less 3. */
    UPS {
        @Override
        boolean holds(String number) {
            var sum = 0;
            for (var i = 0; i < 15; i++) {
                var character = number.charAt(i + 2);
                var value = Character.isDigit(character) ? character - '0' : (character - 3) % 10;
                sum += i % 2 == 0 ? value : 2 * value;
            }
            return digit(number, 17) == (10 - sum % 10) % 10;
        }
    },

    /** FedEx Express, 12 digits. */
    FEDEX {
        private static final int[] WEIGHTS = {3, 1, 7};

        @Override
        boolean holds(String number) {
            var sum = 0;
            for (var i = 0; i < 11; i++) {
                sum += WEIGHTS[i % WEIGHTS.length] * digit(number, i);
            }
            return digit(number, 11) == sum % 11 % 10;
        }
    },

    /** DHL Express: the leading digits modulo 7. */
    DHL {
        @Override
        boolean holds(String number) {
            var last = number.length() - 1;
            return digit(number, last) == Long.parseLong(number.substring(0, last)) % 7;
        }
    },

    /**
     * USPS IMpb: over the 22 or 26 digits of the item alone, not over the 420 and postcode before it. With 34 digits both
     * readings are possible, so one that holds is enough.
     */
    USPS {
        @Override
        boolean holds(String number) {
            return List.of(22, 26).stream().anyMatch(length -> isItem(number, length) && modulo10(number, length));
        }

        private boolean isItem(String number, int length) {
            var routing = number.length() - length;
            return (routing == 0 || routing == 8 || routing == 12)
                    && number.substring(routing).matches("9[2-5]\\d+");
        }

        private boolean modulo10(String number, int length) {
            var last = number.length() - 1;
            var sum = 0;
            for (var i = 1; i < length; i++) {
                sum += (i % 2 == 1 ? 3 : 1) * digit(number, last - i);
            }
            return digit(number, last) == (10 - sum % 10) % 10;
        }
    };

    /** Whether the number's check digit is right. */
    abstract boolean holds(String number);

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }
}
