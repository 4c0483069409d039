// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Phase;
import org.trifola.wasm.script.Command;
import org.trifola.wasm.script.CommandKind;
import org.trifola.wasm.script.ModuleSource;
import org.trifola.wasm.script.ScriptParser;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.text.Lexer;
import org.trifola.wasm.text.TokenReader;
import org.trifola.wasm.text.WatParser;

import java.util.ArrayList;
import java.util.List;

/** Validates the modules of a script and compares with what the script says of them. */
final class ScriptCheck {
    private final String path;
    private final Features features;

    /** What is not as the script says. */
    final List<String> wrong = new ArrayList<>();

    /** Modules that the script says are valid. */
    int valid;

    /** Modules that the script says are invalid. */
    int invalid;

    ScriptCheck(String path, Features features) {
        this.path = path;
        this.features = features;
    }

    /** Checks all commands of a script. */
    void run(String text) {
        run(ScriptParser.parse(text, path).commands());
    }

    private void run(List<Command> commands) {
        for (Command command : commands) {
            switch (command) {
                case Command.Load load -> valid(load.line(), load.source());
                case Command.AssertModule module -> module(module);
                case Command.Start start -> run(start.commands());
                default -> {}
            }
        }
    }

    private void module(Command.AssertModule module) {
        if (module.kind() == CommandKind.ASSERT_INVALID) {
            invalid(module);
        } else if (module.kind().failure() == Phase.UNLINKABLE
                || module.kind().failure() == Phase.TRAP) {
            valid(module.line(), module.source());
        }
    }

    private void valid(int line, ModuleSource source) {
        valid++;
        try {
            validate(source);
        } catch (LoadException e) {
            wrong.add(path + ":" + line + ": " + e.getMessage());
        }
    }

    private void invalid(Command.AssertModule module) {
        invalid++;
        String failure = "is valid";
        try {
            validate(module.source());
        } catch (LoadException e) {
            failure = e.getMessage();
            if (e.fault().phase() != Phase.INVALID) {
                failure = "is " + e.fault().phase() + ": " + failure;
            }
        }
        if (!failure.startsWith(module.message())) {
            wrong.add(path + ":" + module.line() + ": " + failure + ", not " + module.message());
        }
    }

    private void validate(ModuleSource source) {
        ImplementationLimits limits = ImplementationLimits.DEFAULT;
        Validator.validate(parse(source, limits), features, limits, new TypeStore());
    }

    private Module parse(ModuleSource source, ImplementationLimits limits) {
        return switch (source) {
            case ModuleSource.Binary binary -> Decoder.decode(binary.bytes(), features, limits);
            case ModuleSource.Quote quote ->
                    WatParser.assemble(new TokenReader(Lexer.scan(quote.bytes())), features, limits)
                            .module();
            case ModuleSource.Text text -> {
                TokenReader reader = new TokenReader(text.tokens());
                reader.seek(text.start());
                String name = reader.acceptId();
                yield WatParser.assembleFields(reader, name, features, limits).module();
            }
        };
    }
}
