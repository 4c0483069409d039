// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;

/**
 * The first pass over a module: counts what its fields declare and binds the identifiers, so that
 * the second pass can resolve those that are used before their definition (spec 6.6.13). Jumps over
 * what is inside the fields, and leaves everything malformed to the second pass.
 */
final class Declarations {
    private final Tokens tokens;
    private final ModuleScope scope;

    /** The failure of an import after this definition, or null if there was none yet. */
    private Fault importFault;

    private Declarations(Tokens tokens, ModuleScope scope) {
        this.tokens = tokens;
        this.scope = scope;
    }

    /** Declares the fields from a token up to the closing parenthesis of the module or the end. */
    static void scan(Tokens tokens, int from, ModuleScope scope) {
        Declarations pass = new Declarations(tokens, scope);
        int at = from;
        while (tokens.kind(at) == Tokens.OPEN) {
            pass.field(at);
            at = pass.after(at);
        }
    }

    /** The token after a parenthesised form; the end if the form is not closed. */
    private int after(int open) {
        int close = tokens.closing(open);
        return tokens.kind(close) == Tokens.END ? close : close + 1;
    }

    private void field(int open) {
        String keyword = keyword(open);
        switch (keyword) {
            case "type" -> declare(scope.types, open + 2);
            case "rec" -> group(open);
            case "func" -> definition(scope.funcs, open, Fault.IMPORT_AFTER_FUNCTION);
            case "table" -> {
                definition(scope.tables, open, Fault.IMPORT_AFTER_TABLE);
                inlineSegment(open, "elem", scope.elems);
            }
            case "memory" -> {
                definition(scope.memories, open, Fault.IMPORT_AFTER_MEMORY);
                inlineSegment(open, "data", scope.datas);
            }
            case "global" -> definition(scope.globals, open, Fault.IMPORT_AFTER_GLOBAL);
            case "tag" -> definition(scope.tags, open, Fault.IMPORT_AFTER_TAG);
            case "elem" -> declare(scope.elems, open + 2);
            case "data" -> declare(scope.datas, open + 2);
            case "import" -> importField(open);
            default -> {}
        }
    }

    /** The keyword after an opening parenthesis, or the empty string. */
    private String keyword(int open) {
        boolean found = tokens.kind(open) == Tokens.OPEN && tokens.kind(open + 1) == Tokens.KEYWORD;
        return found ? tokens.word(open + 1) : "";
    }

    private void group(int open) {
        for (int at = open + 2; tokens.kind(at) == Tokens.OPEN; at = after(at)) {
            if (keyword(at).equals("type")) {
                declare(scope.types, at + 2);
            }
        }
    }

    /** Declares something whose optional identifier is the token {@code at}. */
    private void declare(IndexSpace space, int at) {
        space.declare();
        if (tokens.kind(at) == Tokens.ID && !space.bind(tokens.symbol(at))) {
            String detail = " " + tokens.describe(at);
            throw new LoadException(space.duplicate, detail, tokens.place(at));
        }
    }

    private void definition(IndexSpace space, int open, Fault fault) {
        int at = open + 2;
        declare(space, at);
        at += tokens.kind(at) == Tokens.ID ? 1 : 0;
        while (keyword(at).equals("export")) {
            at = after(at);
        }
        if (keyword(at).equals("import")) {
            checkImport(at);
        } else if (importFault == null) {
            importFault = fault;
        }
    }

    private void checkImport(int at) {
        if (importFault != null) {
            throw new LoadException(importFault, null, tokens.place(at));
        }
    }

    private void inlineSegment(int open, String keyword, IndexSpace segments) {
        int end = tokens.closing(open);
        int at = open + 2;
        while (at < end) {
            if (tokens.kind(at) != Tokens.OPEN) {
                at++;
            } else if (keyword(at).equals(keyword)) {
                segments.declare();
                return;
            } else {
                at = after(at);
            }
        }
    }

    /** An import: two strings and a description, or one string and several items. */
    private void importField(int open) {
        checkImport(open);
        int at = skipStrings(open + 2);
        int untyped = 0;
        while (keyword(at).equals("item")) {
            int description = skipStrings(at + 2);
            if (tokens.kind(description) == Tokens.OPEN) {
                describe(description);
            } else {
                untyped++;
            }
            at = after(at);
        }
        // The description after items without their own holds for all of them.
        IndexSpace space = scope.space(keyword(at));
        for (int i = 0; space != null && i < untyped; i++) {
            space.declare();
        }
        if (untyped == 0) {
            describe(at);
        }
    }

    private int skipStrings(int from) {
        int at = from;
        while (tokens.kind(at) == Tokens.STRING) {
            at++;
        }
        return at;
    }

    private void describe(int open) {
        IndexSpace space = scope.space(keyword(open));
        if (space != null) {
            declare(space, open + 2);
        }
    }
}
