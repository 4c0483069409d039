// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@link Op} is the int mirror of {@link Opcode}: rendered here and compared with the file; {@code
 * -Dbless} writes the file anew.
 */
class OpMirrorTest {
    private static final Path FILE = Path.of("src/main/java/org/trifola/wasm/syntax/Op.java");

    @Test
    void mirrorIsUpToDate() throws IOException {
        String rendered = render();
        if (Boolean.getBoolean("bless") || "".equals(System.getProperty("bless"))) {
            Files.writeString(FILE, rendered);
        }
        assertEquals(Files.readString(FILE), rendered, "run the test with -Dbless");
    }

    @Test
    void columnsAgree() {
        for (Opcode opcode : Opcode.values()) {
            int op = opcode.ordinal();
            assertEquals(op, Op.find(opcode.prefix(), opcode.code() & 0xFFFF), opcode.text());
            assertEquals(opcode.widthLog2(), Op.WIDTH_LOG2[op]);
            assertEquals(opcode.isConstant(), Op.CONSTANT[op] != 0);
            assertEquals(opcode.feature().ordinal(), Op.FEATURE[op]);
            assertEquals(opcode.typing(), Op.SIGNATURES[Op.SIGNATURE[op]]);
            byte[] shape = Op.SHAPES[Op.SHAPE[op]];
            assertEquals(opcode.immediates().size(), shape.length);
            for (int i = 0; i < shape.length; i++) {
                assertEquals(opcode.immediates().get(i).ordinal(), shape[i]);
            }
        }
        assertEquals(-1, Op.find(0, 0x27));
        assertEquals(-1, Op.find(0xFD, 0x9A));
        assertEquals(-1, Op.find(0xFC, 0xFFFF_FFFF));
    }

    @Test
    void lanesAreAsWideAsTheShapeSays() {
        assertEquals(8, Op.LANE_BITS[Op.I8X16_SHUFFLE]);
        assertEquals(64, Op.LANE_BITS[Op.F64X2_PROMOTE_LOW_F32X4]);
        assertEquals(0, Op.LANE_BITS[Op.V128_LOAD8X8_S]);
        assertEquals(0, Op.LANE_BITS[Op.I32_ADD]);
    }

    @Test
    void constantNamesFollowTheMnemonics() {
        for (Opcode opcode : Opcode.values()) {
            String expected = opcode.text().toUpperCase(Locale.ROOT).replace('.', '_');
            assertTrue(opcode.name().startsWith(expected), opcode.name());
        }
    }

    private static final Pattern SHAPE = Pattern.compile("[if](\\d+)x\\d+\\..*");

    private static final ToIntFunction<Opcode> LANE_BITS =
            opcode -> {
                Matcher shape = SHAPE.matcher(opcode.text());
                return shape.matches() ? Integer.parseInt(shape.group(1)) : 0;
            };

    private static String render() {
        StringBuilder out = new StringBuilder(HEADER);
        for (Opcode opcode : Opcode.values()) {
            out.append("    public static final int ")
                    .append(opcode.name())
                    .append(" = ")
                    .append(opcode.ordinal())
                    .append(";\n");
        }
        out.append("\n    /** Number of instructions. */\n    public static final int COUNT = ")
                .append(Opcode.values().length)
                .append(";\n");
        column(out, "Prefix byte, or 0.", "PREFIX", Opcode::prefix);
        column(out, "Code after the prefix.", "SUBCODE", o -> o.code() & 0xFFFF);
        column(out, "Log2 of the bytes accessed, or -1.", "WIDTH_LOG2", Opcode::widthLog2);
        column(out, "Bits of a lane of the shape in the mnemonic, or 0.", "LANE_BITS", LANE_BITS);
        column(out, "1 in constant expressions.", "CONSTANT", o -> o.isConstant() ? 1 : 0);
        column(out, "Ordinal of the feature.", "FEATURE", o -> o.feature().ordinal());
        Map<String, Integer> signatures = new TreeMap<>();
        Map<List<Immediate>, Integer> shapes = new LinkedHashMap<>();
        List<String> signatureList = new ArrayList<>();
        signatureList.add(null);
        for (Opcode opcode : Opcode.values()) {
            if (opcode.typing() != null && !signatures.containsKey(opcode.typing())) {
                signatures.put(opcode.typing(), signatureList.size());
                signatureList.add(opcode.typing());
            }
            shapes.putIfAbsent(opcode.immediates(), shapes.size());
        }
        column(
                out,
                "Index into SIGNATURES; 0 if the validator has its own rule.",
                "SIGNATURE",
                o -> o.typing() == null ? 0 : signatures.get(o.typing()));
        column(out, "Index into SHAPES.", "SHAPE", o -> shapes.get(o.immediates()));
        out.append("\n    /** The distinct typings: letters as in {@link Opcode}. */\n");
        out.append("    public static final String[] SIGNATURES = {\n        null");
        for (String s : signatureList.subList(1, signatureList.size())) {
            out.append(",\n        \"").append(s).append('"');
        }
        out.append("\n    };\n");
        out.append("\n    /** The distinct lists of immediates, as ordinals. */\n");
        out.append("    public static final byte[][] SHAPES = {\n");
        shapes.keySet()
                .forEach(
                        list -> {
                            out.append("        {");
                            for (int i = 0; i < list.size(); i++) {
                                out.append(i == 0 ? "" : ", ").append(list.get(i).ordinal());
                            }
                            out.append("},\n");
                        });
        return out.append("    };\n").append(FOOTER).toString();
    }

    /** A column as one string literal: a character per row, biased to stay clear of escapes. */
    private static void column(
            StringBuilder out, String doc, String name, ToIntFunction<Opcode> value) {
        String type = name.equals("SUBCODE") || name.equals("PREFIX") ? "short[]" : "byte[]";
        String unpack = type.equals("short[]") ? "shorts" : "bytes";
        out.append("\n    /** ").append(doc).append(" */\n    public static final ");
        out.append(type).append(' ').append(name).append(" =\n            ").append(unpack);
        out.append("(\n                    \"");
        int inLine = 0;
        for (Opcode opcode : Opcode.values()) {
            if (inLine == 10) {
                out.append("\"\n                            + \"");
                inLine = 0;
            }
            out.append(String.format("\\u%04x", value.applyAsInt(opcode) + BIAS));
            inLine++;
        }
        out.append("\");\n");
    }

    private static final int BIAS = 0x100;

    private static final String HEADER =
            """
            // Copyright 2026 The Trifola authors
            // SPDX-License-Identifier: Apache-2.0

            package org.trifola.wasm.syntax;

            import java.util.Arrays;

            /**
             * The int mirror of {@link Opcode}: an instruction is its ordinal, so that switches are
             * dense, and the columns that decoding and validation need are arrays. Generated by {@code
             * OpMirrorTest}, do not edit. javac copies the constants into the classes that use them:
             * never visible outside this project's own modules.
             */
            public final class Op {
                private Op() {}

            """;

    private static final String FOOTER =
            """

                private static final short[] PLAIN = page(0, 256);
                private static final short[] GC = page(0xFB, 0x40);
                private static final short[] MISC = page(0xFC, 0x40);
                private static final short[] VECTOR = page(0xFD, 0x180);
                private static final short[] ATOMIC = page(0xFE, 0x80);

                /** The instruction of a code, or -1. The prefix is 0 for codes of one byte. */
                public static int find(int prefix, int subcode) {
                    short[] page =
                            switch (prefix) {
                                case 0 -> PLAIN;
                                case 0xFB -> GC;
                                case 0xFC -> MISC;
                                case 0xFD -> VECTOR;
                                default -> ATOMIC;
                            };
                    return subcode >= 0 && subcode < page.length ? page[subcode] : -1;
                }

                private static short[] page(int prefix, int size) {
                    short[] page = new short[size];
                    Arrays.fill(page, (short) -1);
                    for (int op = 0; op < COUNT; op++) {
                        if (PREFIX[op] == prefix) {
                            page[SUBCODE[op]] = (short) op;
                        }
                    }
                    return page;
                }

                private static byte[] bytes(String packed) {
                    byte[] column = new byte[packed.length()];
                    for (int i = 0; i < column.length; i++) {
                        column[i] = (byte) (packed.charAt(i) - 0x100);
                    }
                    return column;
                }

                private static short[] shorts(String packed) {
                    short[] column = new short[packed.length()];
                    for (int i = 0; i < column.length; i++) {
                        column[i] = (short) (packed.charAt(i) - 0x100);
                    }
                    return column;
                }
            }
            """;
}
