// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import org.trifola.wasm.numeric.Sexpr.Atom;
import org.trifola.wasm.numeric.Sexpr.Form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Runs functions of test scripts that consist of numeric instructions, constants and locals. It
 * takes instructions plain and folded, and refuses all others.
 */
final class Evaluator {

    /** A function uses what only an engine can run. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsupported(String instruction) {
            super(instruction);
        }
    }

    private static final class Returned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Returned() {
            super(null, null, false, false);
        }
    }

    private final List<String> localNames = new ArrayList<>();
    private final List<Long> locals = new ArrayList<>();
    private final List<Long> stack = new ArrayList<>();

    private Evaluator() {}

    /** Calls a function and gives its results. */
    static List<Long> call(Form function, List<Long> arguments) {
        Evaluator evaluator = new Evaluator();
        List<Sexpr> body = evaluator.header(function);
        Collections.fill(evaluator.locals, 0L);
        for (int i = 0; i < arguments.size(); i++) {
            evaluator.locals.set(i, arguments.get(i));
        }
        try {
            evaluator.run(body);
        } catch (Returned e) {
            // The results are on the stack.
        }
        int results =
                function.forms("result").stream().mapToInt(form -> form.items().size() - 1).sum();
        int height = evaluator.stack.size();
        return evaluator.stack.subList(height - results, height);
    }

    /** Declares parameters and locals, and gives the items after them. */
    private List<Sexpr> header(Form function) {
        List<Sexpr> body = new ArrayList<>();
        for (Sexpr item : function.items().subList(1, function.items().size())) {
            String head = item instanceof Form form ? form.head() : "";
            switch (head) {
                case "param", "local" -> declare((Form) item);
                case "export", "result", "type" -> {}
                default -> body.add(item);
            }
        }
        boolean named =
                !body.isEmpty() && body.getFirst() instanceof Atom(String s) && s.startsWith("$");
        return named ? body.subList(1, body.size()) : body;
    }

    private void declare(Form form) {
        boolean named = form.word(1).startsWith("$");
        int count = named ? 1 : form.items().size() - 1;
        for (int i = 0; i < count; i++) {
            localNames.add(named ? form.word(1) : "");
            locals.add(0L);
        }
    }

    private void run(List<Sexpr> body) {
        for (int i = 0; i < body.size(); i++) {
            switch (body.get(i)) {
                case Form form -> folded(form);
                case Atom(String text) -> {
                    boolean immediate = text.startsWith("local.") || text.endsWith(".const");
                    plain(text, immediate ? ((Atom) body.get(++i)).text() : "");
                }
            }
        }
    }

    private void folded(Form form) {
        form.forms().forEach(this::folded);
        plain(form.head(), form.word(1));
    }

    private void plain(String mnemonic, String immediate) {
        switch (mnemonic) {
            case "local.get" -> stack.add(locals.get(local(immediate)));
            case "local.set" -> locals.set(local(immediate), stack.removeLast());
            case "local.tee" -> locals.set(local(immediate), stack.getLast());
            case "drop" -> stack.removeLast();
            case "return" -> throw new Returned();
            case "select" -> {
                List<Long> operands = pop(3);
                stack.add(operands.get((int) (long) operands.get(2) != 0 ? 0 : 1));
            }
            default -> {
                if (mnemonic.endsWith(".const")) {
                    stack.add(Literals.valid(mnemonic.substring(0, 3), immediate));
                } else {
                    numeric(mnemonic);
                }
            }
        }
    }

    private int local(String name) {
        return name.startsWith("$") ? localNames.indexOf(name) : Integer.parseInt(name);
    }

    private void numeric(String mnemonic) {
        Optional<Instruction> instruction = Instruction.find(mnemonic);
        if (instruction.isPresent()) {
            int operands = instruction.get().operandTypes().size();
            stack.add(instruction.get().call(pop(operands)));
            return;
        }
        switch (mnemonic) {
            case "i64.add128", "i64.sub128" -> wideSum(mnemonic, pop(4));
            case "i64.mul_wide_s", "i64.mul_wide_u" -> wideProduct(mnemonic, pop(2));
            default -> throw new Unsupported(mnemonic);
        }
    }

    private void wideSum(String mnemonic, List<Long> in) {
        long a = in.get(0);
        long aHigh = in.get(1);
        long b = in.get(2);
        long bHigh = in.get(3);
        boolean add = mnemonic.equals("i64.add128");
        stack.add(add ? WideInt.add128Low(a, b) : WideInt.sub128Low(a, b));
        stack.add(
                add
                        ? WideInt.add128High(a, aHigh, b, bHigh)
                        : WideInt.sub128High(a, aHigh, b, bHigh));
    }

    private void wideProduct(String mnemonic, List<Long> in) {
        long a = in.get(0);
        long b = in.get(1);
        boolean signed = mnemonic.equals("i64.mul_wide_s");
        stack.add(WideInt.mulWideLow(a, b));
        stack.add(signed ? WideInt.mulWideSHigh(a, b) : WideInt.mulWideUHigh(a, b));
    }

    private List<Long> pop(int count) {
        List<Long> top = stack.subList(stack.size() - count, stack.size());
        List<Long> popped = List.copyOf(top);
        top.clear();
        return popped;
    }
}
