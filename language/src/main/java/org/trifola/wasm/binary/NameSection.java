// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.Names;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The custom section {@code name} (spec appendix 7.4.1, with the extended name section proposal).
 * Names never decide how a module runs, so what is malformed is left out, not reported.
 */
public final class NameSection {
    /** The name of the section. */
    public static final String NAME = "name";

    private static final Names.Kind[] KINDS = Names.Kind.values();

    private String module;
    private final Map<Names.Kind, NameMap> flat = new EnumMap<>(Names.Kind.class);
    private final Map<Names.Kind, Map<Integer, NameMap>> nested = new EnumMap<>(Names.Kind.class);

    private NameSection() {}

    /** Decodes the section when somebody asks for a name. */
    record Later(Bytes contents) implements Supplier<Names> {
        @Override
        public Names get() {
            return decode(contents);
        }
    }

    /** Decodes the contents of the section, as far as they are well-formed. Never throws. */
    public static Names decode(Bytes contents) {
        NameSection section = new NameSection();
        ByteReader in = new ByteReader(contents.array(), contents.start(), contents.end());
        try {
            while (!in.atEnd()) {
                int id = in.u8();
                int size = in.vectorLength();
                int start = in.position();
                int end = Math.min(start + size, contents.end());
                section.subsection(id, new ByteReader(contents.array(), start, end));
                in.seek(end);
            }
        } catch (LoadException e) {
            // The rest cannot be told apart any more.
        }
        return new Names(section.module, section.flat, section.nested);
    }

    private void subsection(int id, ByteReader in) {
        if (id >= KINDS.length) {
            return;
        }
        Names.Kind kind = KINDS[id];
        if (kind == Names.Kind.MODULE) {
            try {
                module = in.name();
            } catch (LoadException e) {
                module = null;
            }
        } else if (isNested(kind)) {
            nested.put(kind, nestedMap(in));
        } else {
            Map<Integer, String> names = new HashMap<>();
            map(in, names);
            flat.put(kind, new NameMap(names));
        }
    }

    private static boolean isNested(Names.Kind kind) {
        return kind == Names.Kind.LOCAL || kind == Names.Kind.LABEL || kind == Names.Kind.FIELD;
    }

    private static Map<Integer, NameMap> nestedMap(ByteReader in) {
        Map<Integer, NameMap> maps = new HashMap<>();
        try {
            int count = in.vectorLength();
            for (int i = 0; i < count; i++) {
                int owner = in.u32();
                Map<Integer, String> names = new HashMap<>();
                boolean complete = map(in, names);
                maps.put(owner, new NameMap(names));
                if (!complete) {
                    break;
                }
            }
        } catch (LoadException e) {
            // Keeps the maps before it.
        }
        return maps;
    }

    /** Reads a name map until its end or an error; whether it is complete. */
    private static boolean map(ByteReader in, Map<Integer, String> names) {
        try {
            int count = in.vectorLength();
            for (int i = 0; i < count; i++) {
                int index = in.u32();
                names.put(index, in.name());
            }
            return true;
        } catch (LoadException e) {
            return false;
        }
    }

    /** Encodes names as the contents of the section; subsections without names are left out. */
    public static byte[] encode(Names names) {
        ByteWriter out = new ByteWriter();
        for (Names.Kind kind : KINDS) {
            ByteWriter subsection = new ByteWriter();
            if (kind == Names.Kind.MODULE) {
                if (names.module() != null) {
                    subsection.name(names.module());
                }
            } else if (isNested(kind)) {
                encodeNested(names.owners(kind), subsection);
            } else if (!names.map(kind).isEmpty()) {
                encodeMap(names.map(kind), subsection);
            }
            if (subsection.size() > 0) {
                out.u8(kind.ordinal());
                out.sized(subsection);
            }
        }
        return out.toByteArray();
    }

    private static void encodeNested(Map<Integer, NameMap> owners, ByteWriter out) {
        if (owners.isEmpty()) {
            return;
        }
        out.u32(owners.size());
        for (Map.Entry<Integer, NameMap> entry : owners.entrySet()) {
            out.u32(entry.getKey());
            encodeMap(entry.getValue(), out);
        }
    }

    private static void encodeMap(NameMap map, ByteWriter out) {
        out.u32(map.size());
        for (Map.Entry<Integer, String> entry : map.entries()) {
            out.u32(entry.getKey());
            out.name(entry.getValue());
        }
    }
}
