// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import com.oracle.truffle.api.exception.AbstractTruffleException;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.trifola.wasm.binary.ByteWriter;
import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.runtime.Backtrace;
import org.trifola.wasm.runtime.WasmException;
import org.trifola.wasm.runtime.WasmGlobal;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmMemory;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Module;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the state of a program that failed into a file, in the format of the tool conventions for
 * core dumps: a module whose memories, globals and data are those of the program, with custom
 * sections for its name ({@code core}), its modules and instances, and its stack. Values of locals
 * are not in it: the JVM does not tell them.
 */
final class CoreDump {
    private final String file;
    private final String program;
    private final List<WasmInstance> instances = new ArrayList<>();
    private final List<WasmMemory> memories = new ArrayList<>();
    private final List<WasmGlobal> globals = new ArrayList<>();

    /** A dump of the instances that a store will have. */
    CoreDump(String file, String program, WasmStore store) {
        this.file = file;
        this.program = program;
        store.setInstanceListener(this::add);
    }

    private synchronized void add(WasmInstance instance) {
        instances.add(instance);
    }

    /** The functions that a failure left. */
    static List<Backtrace.Frame> frames(AbstractTruffleException failure) {
        Backtrace backtrace =
                failure instanceof WasmTrap trap
                        ? trap.backtrace()
                        : failure instanceof WasmException e ? e.backtrace() : null;
        return backtrace == null ? List.of() : backtrace.frames();
    }

    /** The same of a failure that came out of a context, whose modules these are. */
    static List<Backtrace.Frame> frames(
            PolyglotException failure, List<Value> modules, List<WasmInstance> instances) {
        Value guest = failure.getGuestObject();
        Value frames = guest == null ? null : guest.getMember("frames");
        List<Backtrace.Frame> found = new ArrayList<>();
        for (long i = 0; frames != null && i < frames.getArraySize(); i++) {
            Value frame = frames.getArrayElement(i);
            int module = modules.indexOf(frame.getMember("module"));
            if (module >= 0 && module < instances.size()) {
                found.add(
                        new Backtrace.Frame(
                                instances.get(module).module,
                                frame.getMember("function").asInt(),
                                frame.getMember("offset").asInt()));
            }
        }
        return found;
    }

    /** The instances of the program, in the order in which they were made. */
    synchronized List<WasmInstance> instances() {
        return List.copyOf(instances);
    }

    /** Writes the file, with the functions that were left, innermost first. */
    synchronized void write(List<Backtrace.Frame> frames, Streams streams) {
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file))) {
            write(frames, out);
            streams.complain("a core dump is in " + file);
        } catch (IOException e) {
            streams.complain(
                    "--coredump " + file + ": cannot be written: " + ModuleCommands.reason(e));
        }
    }

    private void write(List<Backtrace.Frame> frames, OutputStream out) throws IOException {
        ByteWriter to = new ByteWriter();
        to.fixed32(0x6D736100);
        to.fixed32(1);
        custom("core", process(), to);
        custom("coremodules", modules(), to);
        custom("coreinstances", instanceTable(), to);
        custom("corestack", stack(frames), to);
        if (!memories.isEmpty()) {
            to.u8(SectionId.MEMORY);
            to.sized(memoryTypes());
        }
        if (!globals.isEmpty()) {
            to.u8(SectionId.GLOBAL);
            to.sized(CoreValues.globals(globals));
        }
        out.write(to.toByteArray());
        new CoreData(memories).write(out);
    }

    private static void custom(String name, ByteWriter contents, ByteWriter to) {
        ByteWriter section = new ByteWriter();
        section.name(name);
        section.append(contents);
        to.u8(SectionId.CUSTOM);
        to.sized(section);
    }

    private ByteWriter process() {
        ByteWriter to = new ByteWriter();
        to.u8(0);
        to.name(program);
        return to;
    }

    /** A module for each instance: those are in the same order. */
    private ByteWriter modules() {
        ByteWriter to = new ByteWriter();
        to.u32(instances.size());
        for (WasmInstance instance : instances) {
            String name = instance.module.name();
            to.u8(0);
            to.name(name == null ? "" : name);
        }
        return to;
    }

    private ByteWriter instanceTable() {
        ByteWriter to = new ByteWriter();
        to.u32(instances.size());
        for (int i = 0; i < instances.size(); i++) {
            WasmInstance instance = instances.get(i);
            to.u8(0);
            to.u32(i);
            indices(instance.memories, memories, to);
            indices(instance.globals, globals, to);
        }
        return to;
    }

    /** What several instances share is in the dump once. */
    private static <T> void indices(T[] items, List<T> all, ByteWriter to) {
        to.u32(items.length);
        for (T item : items) {
            int index = indexOf(item, all);
            if (index < 0) {
                index = all.size();
                all.add(item);
            }
            to.u32(index);
        }
    }

    private static int indexOf(Object item, List<?> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == item) {
                return i;
            }
        }
        return -1;
    }

    private ByteWriter stack(List<Backtrace.Frame> frames) {
        ByteWriter to = new ByteWriter();
        to.u8(0);
        to.name("main");
        to.u32(frames.size());
        for (Backtrace.Frame frame : frames) {
            to.u8(0);
            to.u32(instanceOf(frame));
            to.u32(frame.function());
            to.u32(codeOffset(frame));
            to.u32(0); // No locals,
            to.u32(0); // and no operands.
        }
        return to;
    }

    private int instanceOf(Backtrace.Frame frame) {
        for (int i = 0; i < instances.size(); i++) {
            if (instances.get(i).module == frame.module()) {
                return i;
            }
        }
        return 0;
    }

    /** Counted from where the function begins: with the declarations of its locals. */
    private static int codeOffset(Backtrace.Frame frame) {
        Module module = frame.module().module;
        if (frame.offset() < 0 || frame.function() < module.importedFuncCount()) {
            return 0;
        }
        Function function = module.function(frame.function());
        ByteWriter locals = new ByteWriter();
        locals.u32(function.localCounts().length);
        for (int i = 0; i < function.localCounts().length; i++) {
            locals.u32(function.localCounts()[i]);
            locals.u8(0); // Types that take more than a byte are rare, and then this is not exact.
        }
        return Math.max(0, frame.offset() - function.body().start() + locals.size());
    }

    private ByteWriter memoryTypes() {
        ByteWriter to = new ByteWriter();
        to.u32(memories.size());
        for (WasmMemory memory : memories) {
            boolean pages = memory.pageSizeLog2 != 16;
            to.u8((memory.is64 ? 4 : 0) | (pages ? 8 : 0));
            to.u64(memory.size());
            if (pages) {
                to.u32(memory.pageSizeLog2);
            }
        }
        return to;
    }
}
