// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trifola.wasm.numeric.Sexpr.Atom;
import org.trifola.wasm.numeric.Sexpr.Form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the functions and the numerals directly against the official scripts, without an engine.
 * The folder of the suites is the property {@code trifola.suites}; without it nothing is checked.
 */
class SpecSuiteTest {

    private static final Map<LiteralException.Kind, String> PHRASES =
            Map.of(
                    LiteralException.Kind.MALFORMED, "unknown operator",
                    LiteralException.Kind.OUT_OF_RANGE, "constant out of range");

    /** Exported functions of the module in force. */
    private final Map<String, Form> functions = new HashMap<>();

    private int checked;
    private int skipped;
    private int refused;

    /**
     * Runs a script.
     *
     * @param script the file below {@code spec}, without ending
     * @param skips the assertions that need memory, control, calls or another engine feature
     */
    @ParameterizedTest
    @CsvSource({
        "core/i32, 374, 0",
        "core/i64, 384, 0",
        "core/f32, 2500, 0",
        "core/f64, 2500, 0",
        "core/f32_cmp, 2400, 0",
        "core/f64_cmp, 2400, 0",
        "core/f32_bitwise, 360, 0",
        "core/f64_bitwise, 360, 0",
        "core/conversions, 593, 0",
        "core/int_exprs, 89, 0",
        "core/int_literals, 30, 0",
        "core/float_literals, 98, 1",
        "core/float_exprs, 717, 102",
        "core/float_misc, 470, 0",
        "core/const, 300, 0",
        "proposals/wide-arithmetic/wide-arithmetic, 95, 4",
    })
    void assertionsHold(String script, int checks, int skips) throws IOException {
        for (Form form : read(script)) {
            switch (form.head()) {
                case "module" -> load(form);
                case "assert_return" -> assertReturn(form);
                case "assert_trap" -> assertTrap(form);
                default -> {}
            }
        }
        assertEquals(checks, checked, "checked");
        assertEquals(skips, skipped, "skipped");
    }

    /**
     * Parses every numeral of a script: those of its modules have a value, and those of its quoted
     * modules fail as said.
     */
    @ParameterizedTest
    @CsvSource({
        "core/const, 402, 72",
        "core/float_literals, 98, 78",
        "core/int_literals, 32, 20",
        "core/simd/simd_const, 1130, 171",
    })
    void numeralsAreReadOrRefused(String script, int read, int refused) throws IOException {
        for (Form form : read(script)) {
            switch (form.head()) {
                case "module" -> numerals(form).forEach(this::parse);
                case "assert_malformed" -> assertMalformed(form);
                default -> {}
            }
        }
        assertEquals(read, checked, "numerals with a value");
        assertEquals(refused, this.refused, "numerals without");
    }

    private static List<Form> read(String script) throws IOException {
        String suites = System.getProperty("trifola.suites", "");
        Path file = Path.of(suites, "spec", script + ".wast");
        assumeTrue(Files.exists(file), () -> "no suites at trifola.suites=" + suites);
        return Sexpr.read(Files.readString(file));
    }

    private void load(Form module) {
        functions.clear();
        for (Form function : module.forms("func")) {
            for (Form export : function.forms("export")) {
                functions.put(export.word(1), function);
            }
        }
    }

    private void assertReturn(Form assertion) {
        Form invoke = assertion.forms().getFirst();
        List<Form> expected = assertion.forms().subList(1, assertion.forms().size());
        List<Long> results;
        try {
            results = invoke(invoke);
        } catch (Evaluator.Unsupported e) {
            skipped++;
            return;
        } catch (NumericTrap e) {
            throw new AssertionError(place(assertion), e);
        }
        assertEquals(expected.size(), results.size(), place(assertion));
        for (int i = 0; i < expected.size(); i++) {
            String type = expected.get(i).head().substring(0, 3);
            long bits = results.get(i);
            assertTrue(
                    Literals.matches(type, expected.get(i).word(1), bits),
                    () -> place(assertion) + ", but was " + Literals.print(type, bits));
        }
        checked++;
    }

    private void assertTrap(Form assertion) {
        Form invoke = assertion.forms().getFirst();
        NumericTrap trap =
                assertThrows(NumericTrap.class, () -> invoke(invoke), () -> place(assertion));
        assertEquals(assertion.word(2), trap.getMessage(), place(assertion));
        checked++;
    }

    private List<Long> invoke(Form invoke) {
        Form function = functions.get(invoke.word(1));
        if (function == null) {
            throw new Evaluator.Unsupported("no function " + invoke.word(1));
        }
        List<Long> arguments = new ArrayList<>();
        for (Form constant : invoke.forms()) {
            arguments.add(Literals.valid(constant.head().substring(0, 3), constant.word(1)));
        }
        return Evaluator.call(function, arguments);
    }

    private static String place(Form form) {
        return "line " + form.line() + ": " + form;
    }

    /** A numeral with the type as which it is to be read. */
    private record Numeral(String type, String literal) {}

    private static List<Numeral> numerals(Form form) {
        List<Numeral> numerals = new ArrayList<>();
        if (form.head().endsWith(".const")) {
            boolean vector = form.head().equals("v128.const");
            String type =
                    vector ? form.word(1).replaceFirst("x.*", "") : form.head().substring(0, 3);
            for (int i = vector ? 2 : 1; i < form.items().size(); i++) {
                numerals.add(new Numeral(type, form.word(i)));
            }
        }
        form.forms().forEach(inner -> numerals.addAll(numerals(inner)));
        return numerals;
    }

    private void parse(Numeral numeral) {
        Literals.valid(numeral.type, numeral.literal);
        checked++;
    }

    private void assertMalformed(Form assertion) {
        Form module = assertion.forms().getFirst();
        String phrase = assertion.word(2);
        if (!PHRASES.containsValue(phrase)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Sexpr item : module.items()) {
            if (item instanceof Atom(String quoted) && quoted.startsWith("\"")) {
                text.append(quoted, 1, quoted.length() - 1).append(' ');
            }
        }
        List<String> phrases = new ArrayList<>();
        for (Form form : Sexpr.read(text.toString())) {
            for (Numeral numeral : numerals(form)) {
                try {
                    Literals.parse(numeral.type, numeral.literal);
                } catch (LiteralException e) {
                    phrases.add(PHRASES.get(e.kind()));
                }
            }
        }
        assertTrue(phrases.contains(phrase), () -> place(assertion) + ", but " + phrases);
        refused++;
    }
}
