// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The wasm functions that an exception left, innermost first. Keeps the first and the last ones and
 * counts those between, so that the depth of the stack does not matter. Frames are added by the
 * code that unwinds, in every tier.
 */
public final class Backtrace {
    /** Number of innermost frames that are kept. */
    public static final int FIRST = 32;

    /** Number of outermost frames that are kept. */
    public static final int LAST = 8;

    private static final int INITIAL = 4;

    /** The innermost frames, then a ring of the outermost ones. */
    private WasmModule[] modules = new WasmModule[INITIAL];

    /** Function index and offset of each frame. */
    private int[] places = new int[2 * INITIAL];

    private int count;

    /**
     * One function that was left.
     *
     * @param module name that the module gives itself, or null
     * @param index function index
     * @param function name of the function, or null
     * @param place words for where it was left; may be empty
     */
    public record Entry(String module, int index, String function, String place) {
        /** Such as {@code math.fac (func 3) at math.wasm:0x1f}. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            if (module != null) {
                text.append(module).append('.');
            }
            text.append(function == null ? "func" + index : function);
            text.append(" (func ").append(index).append(')');
            if (!place.isEmpty()) {
                text.append(" at ").append(place);
            }
            return text.toString();
        }
    }

    /**
     * One function that was left, for programs.
     *
     * @param module its module
     * @param function its index
     * @param offset where it was left, in the binary form of the module; -1 if that is not known
     */
    public record Frame(WasmModule module, int function, int offset) {}

    /** Adds the function around what was added before. */
    public void add(WasmModule module, int funcIndex, int offset) {
        int slot = count < FIRST + LAST ? count : FIRST + (count - FIRST) % LAST;
        if (slot >= modules.length) {
            int length = Math.min(2 * modules.length, FIRST + LAST);
            modules = Arrays.copyOf(modules, length);
            places = Arrays.copyOf(places, 2 * length);
        }
        modules[slot] = module;
        places[2 * slot] = funcIndex;
        places[2 * slot + 1] = offset;
        count++;
    }

    /** Number of frames that were added. */
    public int depth() {
        return count;
    }

    /** Number of frames between the first and the last ones that are not kept. */
    public int omitted() {
        return Math.max(0, count - FIRST - LAST);
    }

    /**
     * The kept frames, innermost first; after {@link #FIRST} of them, {@link #omitted} are missing.
     */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Frame frame : frames()) {
            entries.add(
                    new Entry(
                            frame.module.module.names().module(),
                            frame.function,
                            frame.module.functionName(frame.function),
                            frame.module.describe(frame.offset)));
        }
        return entries;
    }

    /** The same without words. */
    public List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < Math.min(count, FIRST); i++) {
            frames.add(frame(i));
        }
        for (int i = Math.max(FIRST, count - LAST); i < count; i++) {
            frames.add(frame(FIRST + (i - FIRST) % LAST));
        }
        return frames;
    }

    private Frame frame(int slot) {
        return new Frame(modules[slot], places[2 * slot], places[2 * slot + 1]);
    }

    /**
     * The kept frames as other languages see them: an array of objects with the module, the index
     * of the function, and the offset.
     */
    HostArray frameRecords() {
        List<Frame> frames = frames();
        Object[] records = new Object[frames.size()];
        for (int i = 0; i < records.length; i++) {
            Frame frame = frames.get(i);
            records[i] =
                    HostRecord.of(
                            "module",
                            frame.module,
                            "function",
                            frame.function,
                            "offset",
                            frame.offset);
        }
        return new HostArray(records);
    }

    /** One line for each frame, or for several equal ones; each starts with {@code at}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<Entry> entries = entries();
        int shown = 0;
        while (shown < entries.size()) {
            if (shown == FIRST && omitted() > 0) {
                text.append("  ... ").append(omitted()).append(" more\n");
            }
            // Where frames are missing, equal ones on both sides are not counted as one.
            int limit = shown < FIRST && omitted() > 0 ? FIRST : entries.size();
            Entry entry = entries.get(shown);
            int next = shown + 1;
            while (next < limit && entries.get(next).equals(entry)) {
                next++;
            }
            text.append("  at ").append(entry);
            if (next - shown > 1) {
                text.append(" (").append(next - shown).append(" times)");
            }
            text.append('\n');
            shown = next;
        }
        return text.toString();
    }
}
