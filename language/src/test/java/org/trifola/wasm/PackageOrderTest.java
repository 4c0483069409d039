// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of the packages, as docs/ARCHITECTURE.md draws it: no cycles, no Truffle below runtime.
 */
final class PackageOrderTest {
    /** What each package may use: the named ones and all that those may use. */
    private static final Map<String, Set<String>> DIRECT = direct();

    /** A class of ours anywhere in a constant pool: in names, descriptors and signatures. */
    private static final Pattern OURS = Pattern.compile("org/trifola/wasm/(?:([a-z]+)/)?[A-Z]");

    private static final Set<String> TRUFFLE_FREE =
            Set.of("fault", "numeric", "syntax", "binary", "text", "code", "split", "valid", "api");

    private static final Pattern TRUFFLE = Pattern.compile("com/oracle/truffle/|org/graalvm/");

    private static Map<String, Set<String>> direct() {
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        uses.put("fault", Set.of());
        uses.put("numeric", Set.of("fault"));
        uses.put("syntax", Set.of("numeric"));
        uses.put("binary", Set.of("syntax"));
        uses.put("text", Set.of("binary"));
        uses.put("code", Set.of("binary"));
        uses.put("split", Set.of("code"));
        uses.put("valid", Set.of("code"));
        uses.put("api", Set.of("valid", "text"));
        uses.put("host", Set.of());
        uses.put("runtime", Set.of("valid", "host"));
        uses.put("exec", Set.of("runtime"));
        uses.put("jit", Set.of("runtime", "split"));
        uses.put("tier", Set.of("exec", "jit"));
        uses.put("link", Set.of("tier"));
        uses.put("script", Set.of("link", "text"));
        uses.put("debug", Set.of("link", "text"));
        uses.put("interop", Set.of("link"));
        uses.put("", Set.of("script", "debug", "interop"));
        return uses;
    }

    @Test
    void everyPackageUsesOnlyThoseBelowIt() {
        Set<String> wrong = new TreeSet<>();
        for (ClassModel model : CompiledClasses.all()) {
            String user = CompiledClasses.packageOf(model);
            assertTrue(DIRECT.containsKey(user), () -> "unknown package " + user);
            Set<String> allowed = below(user);
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof Utf8Entry text) {
                    Matcher found = OURS.matcher(text.stringValue());
                    while (found.find()) {
                        String used = found.group(1) == null ? "" : found.group(1);
                        if (!used.equals(user) && !allowed.contains(used)) {
                            wrong.add(CompiledClasses.shortName(model) + " uses " + named(used));
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void whatLoadsAndValidatesIsFreeOfTruffle() {
        List<String> wrong = new ArrayList<>();
        for (ClassModel model : CompiledClasses.all()) {
            if (TRUFFLE_FREE.contains(CompiledClasses.packageOf(model))) {
                for (PoolEntry entry : model.constantPool()) {
                    if (entry instanceof Utf8Entry text
                            && TRUFFLE.matcher(text.stringValue()).find()) {
                        wrong.add(CompiledClasses.shortName(model) + ": " + text.stringValue());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Set<String> below(String user) {
        Set<String> all = new TreeSet<>();
        for (String used : DIRECT.get(user)) {
            all.add(used);
            all.addAll(below(used));
        }
        return all;
    }

    private static String named(String used) {
        return used.isEmpty() ? "the root package" : used;
    }
}
