// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.text.TokenReader;
import org.trifola.wasm.text.Tokens;

import java.util.ArrayList;
import java.util.List;

/** Reads the values of scripts: arguments, and the patterns that results are compared with. */
final class ValueParser {
    private static final String REF = "ref.";

    private final TokenReader in;

    ValueParser(TokenReader in) {
        this.in = in;
    }

    /** Reads arguments up to a closing parenthesis. */
    List<ScriptValue> arguments() {
        List<ScriptValue> values = new ArrayList<>();
        while (in.kind() == Tokens.OPEN) {
            values.add(value());
        }
        return values;
    }

    /** Reads results up to a closing parenthesis. */
    List<ScriptValue> results() {
        List<ScriptValue> values = new ArrayList<>();
        while (in.kind() == Tokens.OPEN) {
            values.add(in.atOpen("either") ? either() : value());
        }
        return values;
    }

    private ScriptValue either() {
        in.expectOpen("either");
        ScriptValue.Either either = new ScriptValue.Either(arguments());
        in.expectClose();
        return either;
    }

    private ScriptValue value() {
        in.expectOpen();
        ScriptValue value =
                switch (in.peekKeyword()) {
                    case "i32.const" -> constant("i32");
                    case "i64.const" -> constant("i64");
                    case "f32.const" -> constant("f32");
                    case "f64.const" -> constant("f64");
                    case "v128.const" -> vector();
                    default -> reference();
                };
        in.expectClose();
        return value;
    }

    private ScriptValue constant(String type) {
        in.next();
        return number(type);
    }

    private ScriptValue reference() {
        String keyword = in.peekKeyword();
        if (!keyword.startsWith(REF)) {
            throw in.unexpected();
        }
        in.next();
        if (keyword.equals("ref.null")) {
            return new ScriptValue.RefNull(heapType());
        }
        if (keyword.equals("ref.host")) {
            return new ScriptValue.RefHost(in.u64(), false);
        }
        boolean numbered = in.kind() == Tokens.NUMBER;
        long number = numbered ? in.u64() : 0;
        // The index of a function says nothing about a reference from outside the module.
        return numbered && keyword.equals("ref.extern")
                ? new ScriptValue.RefHost(number, true)
                : new ScriptValue.RefAny(keyword.substring(REF.length()));
    }

    private String heapType() {
        return in.kind() == Tokens.CLOSE ? null : in.keyword();
    }

    private ScriptValue vector() {
        in.next();
        int start = in.position();
        String shape = in.keyword();
        int laneBytes = laneBytes(shape);
        if (laneBytes == 0) {
            in.seek(start);
            throw in.unexpected();
        }
        String lane = shape.substring(0, shape.indexOf('x'));
        List<ScriptValue> lanes = new ArrayList<>();
        while (in.kind() != Tokens.CLOSE) {
            lanes.add(number(lane));
        }
        if (lanes.size() != 16 / laneBytes) {
            throw in.fail(Fault.WRONG_NUMBER_OF_LANE_LITERALS, null);
        }
        return new ScriptValue.V128(laneBytes, lanes);
    }

    /** Bytes of a lane of a shape, or 0. */
    private static int laneBytes(String shape) {
        return switch (shape) {
            case "i8x16" -> 1;
            case "i16x8" -> 2;
            case "i32x4", "f32x4" -> 4;
            case "i64x2", "f64x2" -> 8;
            default -> 0;
        };
    }

    private ScriptValue number(String type) {
        return switch (type) {
            case "i8" -> new ScriptValue.I32(in.i8());
            case "i16" -> new ScriptValue.I32(in.i16());
            case "i32" -> new ScriptValue.I32(in.i32());
            case "i64" -> new ScriptValue.I64(in.i64());
            default -> floatOrNan(type.equals("f64"));
        };
    }

    private ScriptValue floatOrNan(boolean wide) {
        boolean canonical = in.accept("nan:canonical");
        if (canonical || in.accept("nan:arithmetic")) {
            return new ScriptValue.Nan(canonical, wide);
        }
        return wide ? new ScriptValue.F64(in.f64()) : new ScriptValue.F32(in.f32());
    }
}
