// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Parses modules in the text format (spec chapter 6), of any size and nesting, in linear time. The
 * text is {@code (module …)}, or just the fields of a module. All methods throw {@link
 * LoadException} with line and column if the text is malformed, or uses what is not enabled, or is
 * too large.
 */
public final class WatParser {
    private WatParser() {}

    /** Whether the first visible character of a file is one that a text starts with. */
    public static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b == '(' || b == ';';
            }
        }
        return false;
    }

    /**
     * The characters of a text in UTF-8.
     *
     * @throws LoadException if it is not UTF-8
     */
    public static String characters(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new LoadException(Fault.MALFORMED_UTF8_ENCODING, null, Place.UNKNOWN);
        }
    }

    /**
     * The module of a text: what decoding its binary form gives.
     *
     * @param features which parts of WebAssembly are enabled
     * @param limits how large the module may be
     */
    public static Module parse(CharSequence text, Features features, ImplementationLimits limits) {
        return assemble(text, features, limits).module();
    }

    /**
     * The module of a text, its binary form, and where its instructions are in the text.
     *
     * @param features which parts of WebAssembly are enabled
     * @param limits how large the module may be
     */
    public static TextModule assemble(
            CharSequence text, Features features, ImplementationLimits limits) {
        return assemble(new TokenReader(Lexer.scan(text)), features, limits);
    }

    /**
     * The module that the tokens up to the end are.
     *
     * @param features which parts of WebAssembly are enabled
     * @param limits how large the module may be
     */
    public static TextModule assemble(
            TokenReader reader, Features features, ImplementationLimits limits) {
        boolean wrapped = reader.acceptOpen("module");
        String name = wrapped ? reader.acceptId() : null;
        TextModule module = assembleFields(reader, name, features, limits);
        if (wrapped) {
            reader.expectClose();
        }
        if (!reader.atEnd()) {
            throw reader.unexpected();
        }
        return module;
    }

    /**
     * The module whose fields come next, up to a closing parenthesis or the end, which is left.
     *
     * @param name the name of the module, or null
     * @param features which parts of WebAssembly are enabled
     * @param limits how large the module may be
     */
    public static TextModule assembleFields(
            TokenReader reader, String name, Features features, ImplementationLimits limits) {
        ModuleParser parser = new ModuleParser(reader.tokens(), reader.position(), name, features);
        Module parsed = parser.parse();
        reader.seek(parser.position());
        Encoder.Encoded encoded = Encoder.locate(parsed);
        OffsetMap definitions = parser.positions.definitions(encoded);
        LineMap lines = reader.tokens().lines();
        Module module;
        try {
            module = Decoder.decode(encoded.bytes(), features, limits);
        } catch (LoadException e) {
            throw new SourcePositions(OffsetMap.EMPTY, definitions, lines).locate(e);
        }
        OffsetMap instructions = parser.positions.instructions(module);
        return new TextModule(
                module, encoded.bytes(), new SourcePositions(instructions, definitions, lines));
    }
}
