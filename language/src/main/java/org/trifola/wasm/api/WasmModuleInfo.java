// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.text.Printer;
import org.trifola.wasm.text.SourcePositions;
import org.trifola.wasm.text.TextModule;
import org.trifola.wasm.text.WatParser;
import org.trifola.wasm.valid.FeatureUse;
import org.trifola.wasm.valid.Validator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is in a module, without running it: no polyglot context, no engine, nothing of Truffle. For
 * example, what a program imports, and whether it needs more than WebAssembly 1.0:
 *
 * {@snippet :
 * import org.trifola.wasm.api.WasmModuleInfo;
 *
 * WasmModuleInfo module = WasmModuleInfo.parse("""
 *         (module $adder
 *           (import "env" "log" (func (param i64)))
 *           (memory (export "memory") 1 16)
 *           (func (export "add") (param i64 i64) (result i64)
 *             (i64.add (local.get 0) (local.get 1)))
 *           (func (export "low") (param i64) (result i64)
 *             (i64.extend8_s (local.get 0))))
 *         """);
 * module.validate();
 * System.out.println(module.name().orElse("?")); // prints: adder
 * for (var i : module.imports()) {
 *     System.out.println(i.module() + " " + i.name() + " " + i.text());
 * }
 * // prints: env log [i64] -> []
 * for (var e : module.exports()) {
 *     System.out.println(e.kind() + " " + e.name() + " " + e.text());
 * }
 * // prints: memory memory 1 16
 * // prints: function add [i64 i64] -> [i64]
 * // prints: function low [i64] -> [i64]
 * System.out.println(module.features()); // prints: [core, sign-extension]
 * byte[] binary = module.toBinary();
 * System.out.println(WasmModuleInfo.parse(binary).equals(module)); // prints: true
 * }
 *
 * <p>Immutable, so threads may share it. All proposals that the engine knows are on; {@link
 * #features} tells which of them a module needs. A module that was parsed is well-formed, not
 * necessarily valid. Once {@link #validate} has returned, no method throws; before, those that find
 * something wrong throw a {@link LoadException}, whose message begins with the words of the
 * official tests, and which knows the kind of failure and its place.
 */
public final class WasmModuleInfo {
    private static final ImplementationLimits LIMITS = ImplementationLimits.DEFAULT;

    private final Module module;
    private final byte[] binary;

    /** Where the instructions are in the text, or null if there is none. */
    private final SourcePositions positions;

    private WasmModuleInfo(Module module, byte[] binary, SourcePositions positions) {
        this.module = module;
        this.binary = binary;
        this.positions = positions;
    }

    /**
     * Reads a module in the binary format, or in the text format as UTF-8.
     *
     * @param bytes the module; copied
     * @throws LoadException if it is malformed; the place has a byte offset, or line and column.
     *     Function bodies of a binary are only read later
     */
    public static WasmModuleInfo parse(byte[] bytes) {
        if (WatParser.isText(bytes)) {
            return parse(WatParser.characters(bytes));
        }
        byte[] binary = bytes.clone();
        return new WasmModuleInfo(Decoder.decode(binary, Features.ALL, LIMITS), binary, null);
    }

    /**
     * Reads a module in the text format.
     *
     * @param text {@code (module …)}, or the fields of a module
     * @throws LoadException if it is malformed; the place has line and column
     */
    public static WasmModuleInfo parse(CharSequence text) {
        TextModule parsed = WatParser.assemble(text, Features.ALL, LIMITS);
        return new WasmModuleInfo(parsed.module(), parsed.binary(), parsed.positions());
    }

    /**
     * Reads a module from a file in either format, whatever its name.
     *
     * @throws IOException if the file cannot be read
     * @throws LoadException if what it holds is malformed, or larger than any module may be
     */
    public static WasmModuleInfo parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMITS.moduleSize());
            if (in.read() >= 0) {
                String most = "more than " + LIMITS.moduleSize() + " bytes";
                throw new LoadException(Fault.IMPLEMENTATION_LIMIT_EXCEEDED, most, Place.UNKNOWN);
            }
            return parse(bytes);
        }
    }

    /**
     * Checks that the module is valid (spec chapter 3), function bodies included.
     *
     * @throws LoadException with the first thing that is wrong
     */
    public void validate() {
        try {
            Validator.validate(module, Features.ALL, LIMITS, new TypeStore());
        } catch (LoadException e) {
            throw positions == null ? e : positions.locate(e);
        }
    }

    /** The module's own name, if it has one. */
    public Optional<String> name() {
        return Optional.ofNullable(module.names().module());
    }

    /**
     * The types that the module defines, by index.
     *
     * @return an unmodifiable list, as all others here
     */
    public List<TypeInfo> types() {
        return IntStream.range(0, module.typeCount())
                .mapToObj(i -> Describer.type(module.type(i)))
                .toList();
    }

    /**
     * What the module asks for, in order.
     *
     * @throws LoadException if one is of a type that the module does not define
     */
    public List<ImportInfo> imports() {
        return module.imports().stream().map(i -> Describer.importInfo(module, i)).toList();
    }

    /**
     * What the module offers, in order.
     *
     * @throws LoadException if one does not exist
     */
    public List<ExportInfo> exports() {
        return module.exports().stream().map(e -> Describer.exportInfo(module, e)).toList();
    }

    /** The memories by index, imported ones included. */
    public List<ExternInfo.Memory> memories() {
        return IntStream.range(0, module.memoryCount())
                .mapToObj(i -> Describer.memory(module.memoryType(i)))
                .toList();
    }

    /** The tables by index, imported ones included. */
    public List<ExternInfo.Table> tables() {
        return IntStream.range(0, module.tableCount())
                .mapToObj(i -> Describer.table(module.tableType(i)))
                .toList();
    }

    /** The custom sections in order. */
    public List<CustomInfo> customSections() {
        return module.customs().stream().map(CustomInfo::new).toList();
    }

    /**
     * The parts of WebAssembly that the binary form of the module uses, {@code core} first, by the
     * names that the option {@code wasm.Features} takes.
     *
     * @return an unmodifiable set in the order of the engine's list
     * @throws LoadException if a function body or constant expression is malformed
     */
    public Set<String> features() {
        Set<String> names = new LinkedHashSet<>();
        for (Feature feature : FeatureUse.of(module, binary)) {
            names.add(feature.option());
        }
        return Collections.unmodifiableSet(names);
    }

    /** The binary form: a copy of the bytes that were given, or what the text stands for. */
    public byte[] toBinary() {
        return binary.clone();
    }

    /**
     * The module in the text format; parsing it gives the same module.
     *
     * @throws LoadException if a function body or constant expression is malformed
     */
    public String toText() {
        return Printer.print(module);
    }

    /** Whether the other is a description of an equal module, however it was encoded. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WasmModuleInfo that && module.equals(that.module);
    }

    @Override
    public int hashCode() {
        return module.hashCode();
    }

    /** Its name and size, for messages. */
    @Override
    public String toString() {
        return "module " + name().orElse("without a name") + " (" + binary.length + " bytes)";
    }
}
