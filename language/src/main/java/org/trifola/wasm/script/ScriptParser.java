// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.text.Lexer;
import org.trifola.wasm.text.TokenReader;
import org.trifola.wasm.text.Tokens;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses scripts. Modules are only delimited, so that a module with an error fails its own command
 * and not the script.
 */
public final class ScriptParser {
    private static final Set<String> COMMANDS =
            Set.of("module", "register", "invoke", "get", "thread", "wait");

    /** How deep threads may start threads. */
    private static final int MAX_DEPTH = 100;

    private final TokenReader in;
    private final ValueParser values;
    private int depth;

    private ScriptParser(Tokens tokens) {
        in = new TokenReader(tokens);
        values = new ValueParser(in);
    }

    /**
     * Parses a script. A text that is the fields of a module without brackets is a script too.
     *
     * @param path where it comes from, for messages
     * @throws LoadException if it is malformed, the modules in it aside
     */
    public static Script parse(CharSequence text, String path) {
        return new ScriptParser(Lexer.scan(text)).script(path);
    }

    private Script script(String path) {
        boolean fields = in.kind() == Tokens.OPEN && !isCommand(in.peekOpen());
        List<Command> commands = fields ? List.of(inlineModule()) : commands();
        if (!in.atEnd()) {
            throw in.unexpected();
        }
        return new Script(path, commands);
    }

    private Command inlineModule() {
        int end = in.tokens().count() - 1;
        int line = in.line();
        in.seek(end);
        ModuleSource source = new ModuleSource.Text(in.tokens(), 0, end);
        return new Command.Load(line, CommandKind.MODULE_INLINE, null, source);
    }

    private static boolean isCommand(String keyword) {
        return COMMANDS.contains(keyword) || CommandKind.assertion(keyword) != null;
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        while (in.kind() == Tokens.OPEN) {
            commands.add(command());
        }
        return commands;
    }

    private Command command() {
        int line = in.line();
        switch (in.peekOpen()) {
            case "module" -> {
                return module(line);
            }
            case "invoke", "get" -> {
                return new Command.Perform(line, action());
            }
            default -> in.expectOpen();
        }
        Command command = command(line);
        in.expectClose();
        return command;
    }

    /** Reads the keyword and the contents of a command. */
    private Command command(int line) {
        if (in.accept("register")) {
            return new Command.Register(line, in.name(), in.acceptId());
        }
        if (in.accept("thread")) {
            return thread(line);
        }
        if (in.accept("wait")) {
            return new Command.Wait(line, in.acceptId());
        }
        CommandKind kind = CommandKind.assertion(in.peekKeyword());
        if (kind == null) {
            throw in.unexpected();
        }
        in.next();
        return assertion(line, kind);
    }

    private Command assertion(int line, CommandKind kind) {
        return switch (kind) {
            case ASSERT_RETURN -> new Command.AssertReturn(line, action(), values.results());
            case ASSERT_EXCEPTION -> new Command.AssertFailure(line, kind, action(), null);
            case ASSERT_EXHAUSTION -> new Command.AssertFailure(line, kind, action(), in.name());
            case ASSERT_TRAP ->
                    in.atOpen("module")
                            ? new Command.AssertModule(line, kind, assertedModule(), in.name())
                            : new Command.AssertFailure(line, kind, action(), in.name());
            default -> new Command.AssertModule(line, kind, assertedModule(), in.name());
        };
    }

    private Action action() {
        in.expectOpen();
        boolean get = in.accept("get");
        if (!get) {
            in.expect("invoke");
        }
        String instance = in.acceptId();
        String name = in.name();
        Action action =
                get
                        ? new Action.Get(instance, name)
                        : new Action.Invoke(instance, name, values.arguments());
        in.expectClose();
        return action;
    }

    private Command module(int line) {
        int close = in.tokens().closing(in.position());
        in.expectOpen("module");
        if (in.accept("instance")) {
            String id = in.acceptId();
            String module = in.acceptId();
            in.expectClose();
            return new Command.Instantiate(line, id, module);
        }
        boolean definition = in.accept("definition");
        CommandKind kind = definition ? CommandKind.MODULE_DEFINITION : CommandKind.MODULE;
        String id = in.kind() == Tokens.ID ? in.tokens().word(in.position()) : null;
        return new Command.Load(line, kind, id, source(close));
    }

    /** Reads the module of an assertion, which has no use for an identifier. */
    private ModuleSource assertedModule() {
        int close = in.tokens().closing(in.position());
        in.expectOpen("module");
        in.accept("definition");
        return source(close);
    }

    /** Reads what follows the keyword of a module, and its closing parenthesis. */
    private ModuleSource source(int close) {
        int start = in.position();
        in.acceptId();
        ModuleSource source;
        if (in.accept("binary")) {
            source = new ModuleSource.Binary(strings());
        } else if (in.accept("quote")) {
            source = new ModuleSource.Quote(strings());
        } else {
            source = new ModuleSource.Text(in.tokens(), start, close);
            in.seek(close);
        }
        in.expectClose();
        return source;
    }

    private byte[] strings() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (in.kind() == Tokens.STRING) {
            bytes.writeBytes(in.bytes());
        }
        return bytes.toByteArray();
    }

    private Command thread(int line) {
        if (++depth > MAX_DEPTH) {
            throw in.fail(Fault.IMPLEMENTATION_LIMIT_EXCEEDED, MAX_DEPTH + " nested threads");
        }
        String id = in.acceptId();
        List<String> shared = new ArrayList<>();
        while (in.acceptOpen("shared")) {
            while (in.acceptOpen("module")) {
                shared.add(in.acceptId());
                in.expectClose();
            }
            in.expectClose();
        }
        List<Command> commands = commands();
        depth--;
        return new Command.Start(line, id, shared, commands);
    }
}
