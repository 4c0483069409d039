// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import com.oracle.truffle.api.exception.AbstractTruffleException;

import org.trifola.wasm.Program;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.runtime.GeneratedCode.Form;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.text.CodeLine;
import org.trifola.wasm.text.Printer;

import java.util.ArrayList;
import java.util.List;

/** Shows functions: their instructions where they are in the binary, and how they are run. */
final class ExploreCommand {
    private static final int MISSPELLED = 3;

    /** Bytes of an instruction that are shown. */
    private static final int SHOWN_BYTES = 8;

    private final CommandLineArguments arguments;
    private final Streams streams;
    private ModuleFile file;
    private Program program;
    private WasmModule loaded;
    private Module module;
    private byte[] binary;

    /** The command of a command line. */
    ExploreCommand(CommandLineArguments arguments, Streams streams) {
        this.arguments = arguments;
        this.streams = streams;
    }

    /** Prints what is asked for. */
    void execute() throws UsageException, LaunchException {
        file = ModuleFile.read(arguments.file(), streams);
        program = new Program(FeatureList.of(arguments));
        try {
            binary = file.isBinary() ? file.bytes() : null;
            program.load(binary, binary == null ? file.text() : null, file.name());
            loaded = program.module();
            module = loaded.module;
            List<String> operands = arguments.operands();
            streams.print(operands.size() == 1 ? list() : show(find(operands.get(1))));
        } catch (LoadException | AbstractTruffleException e) {
            throw LaunchException.of(file.name(), e.getMessage());
        }
    }

    private String list() {
        int imported = module.importedFuncCount();
        Columns columns = new Columns("rrrll");
        columns.add("index", "offset", "bytes", "name", "type");
        List<Import> imports = new ArrayList<>(module.imports());
        imports.removeIf(i -> i.type().kind() != ExternKind.FUNC);
        for (int i = 0; i < module.funcCount(); i++) {
            boolean defined = i >= imported;
            columns.add(
                    Integer.toString(i),
                    defined ? hex(start(i)) : "imported",
                    defined ? Inspection.number(end(i) - start(i)) : "",
                    defined ? name(i) : name(imports.get(i)),
                    module.funcType(i).toString());
        }
        StringBuilder text = new StringBuilder(file.name()).append(": ");
        text.append(Inspection.number(module.funcCount())).append(" functions");
        text.append(imported == 0 ? "" : ", " + Inspection.number(imported) + " of them imported");
        text.append("\n");
        columns.appendTo(text);
        return text.toString();
    }

    private static String name(Import i) {
        return Inspection.printable(i.module() + "." + i.name());
    }

    private String name(int index) {
        String name = loaded.functionName(index);
        return name == null ? "" : Inspection.printable(name);
    }

    /** Where the first instruction is. */
    private int start(int index) {
        return module.function(index).body().start();
    }

    private int end(int index) {
        return module.function(index).body().end();
    }

    private static String hex(int offset) {
        return "0x" + Integer.toHexString(offset);
    }

    /** The index of the function that the user names. */
    private int find(String word) throws LaunchException {
        if (word.matches("[0-9]{1,9}")) {
            int index = Integer.parseInt(word);
            if (index < module.funcCount()) {
                return index;
            }
            String all = "there are functions 0 to " + (module.funcCount() - 1);
            throw LaunchException.of(file.name(), "no function " + word + "; " + all);
        }
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNC && export.name().equals(word)) {
                return export.index();
            }
        }
        List<String> names = new ArrayList<>();
        // From the end: imported functions have the lowest numbers.
        for (int i = module.funcCount() - 1; i >= 0; i--) {
            String name = loaded.functionName(i);
            if (word.equals(name)) {
                return i;
            }
            names.add(name == null ? "" : name);
        }
        String like = Misspellings.nearest(word, names, MISSPELLED);
        throw LaunchException.of(
                file.name(),
                "no function is named "
                        + Inspection.printable(word)
                        + (like == null ? "" : "; did you mean " + Inspection.printable(like) + "?")
                        + " ('trifola explore "
                        + file.name()
                        + "' lists all)");
    }

    private String show(int index) {
        StringBuilder text = new StringBuilder("function ").append(index);
        text.append(name(index).isEmpty() ? "" : " " + name(index)).append(": ");
        text.append(module.funcType(index));
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNC && export.index() == index) {
                text.append(", exported as ").append(Inspection.printable(export.name()));
            }
        }
        if (index < module.importedFuncCount()) {
            return text.append(", imported").append(imported(index)).append('\n').toString();
        }
        int length = end(index) - start(index);
        text.append("\n").append(Inspection.number(length)).append(" bytes at ");
        text.append(hex(start(index))).append(binary == null ? " of the binary form" : "");
        text.append("\n\n");
        listing(index, text);
        text.append("\nHow it is run\n").append(run(index));
        text.append("\nInternal code (position, instruction, slots; @ offset)\n");
        return text.append(program.internalCode(index)).toString();
    }

    private String imported(int index) {
        int next = 0;
        for (Import i : module.imports()) {
            if (i.type() instanceof ExternType.Func && next++ == index) {
                return " from " + name(i);
            }
        }
        return "";
    }

    private void listing(int index, StringBuilder text) {
        List<CodeLine> lines = Printer.function(module, index);
        byte[] bytes = module.function(index).body().array();
        Columns columns = new Columns("rll");
        for (int i = 0; i < lines.size(); i++) {
            CodeLine line = lines.get(i);
            if (line.offset() < 0) {
                line.text().lines().forEach(part -> columns.add("", "", part));
            } else {
                int next = i + 1 < lines.size() ? lines.get(i + 1).offset() : end(index);
                columns.add(hex(line.offset()), bytes(bytes, line.offset(), next), line.text());
            }
        }
        columns.appendTo(text);
    }

    private static String bytes(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < Math.min(end, start + SHOWN_BYTES); i++) {
            text.append(text.isEmpty() ? "" : " ").append(String.format("%02x", bytes[i]));
        }
        return text.append(end > start + SHOWN_BYTES ? " .." : "").toString();
    }

    /** In sentences, a line each. */
    private String run(int index) {
        Form form = loaded.generated().form(index);
        if (form == null) {
            return "  The interpreter runs it, always: it cannot be translated to JVM bytecode.\n";
        }
        String when =
                program.hasLoops(index)
                        ? "  It has loops: it is translated to JVM bytecode before its first call.\n"
                        : "  It is translated to JVM bytecode at its call number "
                                + (WasmEngine.TRANSLATE_AFTER + 1)
                                + ", or when translated code calls it;\n"
                                + "  before that, the interpreter runs it.\n";
        String what =
                form.pieces() == 1
                        ? "  Its method has "
                                + Inspection.number(form.bytes())
                                + " bytes, and HotSpot compiles it when it is hot.\n"
                        : "  As one method it would be too large for HotSpot: it is cut into "
                                + Inspection.number(form.pieces())
                                + " pieces,\n  each of which is compiled when it is hot.\n";
        return when + what;
    }
}
