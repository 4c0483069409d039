// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.Option;

import org.graalvm.options.OptionCategory;
import org.graalvm.options.OptionKey;
import org.graalvm.options.OptionStability;
import org.graalvm.options.OptionType;
import org.graalvm.options.OptionValues;
import org.graalvm.polyglot.SandboxPolicy;
import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.host.Quantity;
import org.trifola.wasm.runtime.ProgramThreads;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.syntax.Features;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The options of the language; their names start with {@code wasm.}. Read at every start, so
 * without lambdas and patterns, of which the first ones cost milliseconds.
 */
@Option.Group(WasmLanguage.ID)
public final class WasmOptions {
    private static final OptionType<Features> FEATURES =
            new OptionType<>(
                    "features",
                    new Function<String, Features>() {
                        @Override
                        public Features apply(String list) {
                            return org.trifola.wasm.syntax.Features.parse(list);
                        }
                    });

    private static final OptionType<List<DirectoryOption>> DIRECTORIES =
            new OptionType<>(
                    "directories",
                    new Function<String, List<DirectoryOption>>() {
                        @Override
                        public List<DirectoryOption> apply(String list) {
                            return DirectoryOption.parse(list);
                        }
                    });

    private static final OptionType<Long> SIZE =
            new OptionType<>(
                    "size",
                    new Function<String, Long>() {
                        @Override
                        public Long apply(String text) {
                            return Quantity.size(text);
                        }
                    });

    private static final OptionType<Duration> TIME =
            new OptionType<>(
                    "time",
                    new Function<String, Duration>() {
                        @Override
                        public Duration apply(String text) {
                            return Quantity.time(text);
                        }
                    });

    /** Which parts of WebAssembly modules may use. */
    @Option(
            help =
                    "Parts of WebAssembly that modules may use: names such as 'gc', or '-gc' for"
                            + " all but that, or 'none' for WebAssembly 1.0, separated by commas."
                            + " All are on.",
            usageSyntax = "[-]<feature>,...",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<Features> Features =
            new OptionKey<>(org.trifola.wasm.syntax.Features.ALL, FEATURES);

    /** Directories that programs may use. */
    @Option(
            help =
                    "Directories that programs may use through WASI, separated by commas: HOST, or"
                            + " HOST::GUEST to give it another name, or HOST::GUEST::ro if"
                            + " nothing in it may be changed. A backslash protects a comma.",
            usageSyntax = "<host>[::<guest>[::ro]],...",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<List<DirectoryOption>> Directories =
            new OptionKey<>(List.of(), DIRECTORIES);

    /** Directories in memory. */
    @Option(
            help =
                    "Names of directories in memory that programs get through WASI, separated by"
                            + " commas. They are empty at first.",
            usageSyntax = "<guest>,...",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<String> MemoryDirectories = new OptionKey<>("");

    /** Where programs may accept connections. */
    @Option(
            help =
                    "Where programs may accept connections through WASI, as ADDRESS:PORT, separated"
                            + " by commas. The context must allow sockets of the host.",
            usageSyntax = "<address>:<port>,...",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<String> TcpListen = new OptionKey<>("");

    /** When functions become JVM bytecode. */
    @Option(
            help =
                    "Calls after which a function is translated to JVM bytecode, for HotSpot to"
                            + " compile: 0 is before the first one, -1 is never. Without effect in"
                            + " a native image, where nothing is translated.",
            usageSyntax = "<calls>",
            category = OptionCategory.EXPERT,
            stability = OptionStability.STABLE)
    public static final OptionKey<Integer> TranslateAfter =
            new OptionKey<>(WasmEngine.TRANSLATE_AFTER);

    /** Into how large pieces functions are cut. */
    @Option(
            help =
                    "Cuts all functions that take more than about so many bytes of JVM bytecode into"
                            + " pieces of that size, for tests. By default only those are cut that"
                            + " are too large for HotSpot.",
            usageSyntax = "<bytes>",
            category = OptionCategory.INTERNAL,
            stability = OptionStability.EXPERIMENTAL)
    public static final OptionKey<Integer> PieceSize = new OptionKey<>(0);

    /** Which standard streams are terminals. */
    @Option(
            help =
                    "Which standard streams programs are told to be terminals, by number, such as"
                            + " 012. None is by default.",
            usageSyntax = "[0][1][2]",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<String> Terminals = new OptionKey<>("");

    /** How many threads programs may have. */
    @Option(
            help =
                    "Most threads that programs may have at once besides those of the host"
                            + " (default 256). Without the context's permission to create threads"
                            + " there are none.",
            usageSyntax = "<count>",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<Integer> MaxThreads =
            new OptionKey<>(ProgramThreads.DEFAULT_LIMIT);

    /** Host modules that programs may import. */
    @Option(
            help =
                    "Host modules that programs may import, such as 'wasi_snapshot_preview1',"
                            + " separated by commas; 'all' or 'none'.",
            usageSyntax = "all|none|<module>,...",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<String> HostModules = new OptionKey<>("all");

    /** How much work guests may do. */
    @Option(
            help =
                    "How many units of work the guests of a context may do together; about one for"
                            + " each instruction, and the same number at every run.",
            usageSyntax = "<units>",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> Fuel = new OptionKey<>(GuestLimits.UNLIMITED, SIZE);

    /** How long guests may run. */
    @Option(
            help =
                    "How long the guests of a context may run, from when it first uses WebAssembly,"
                            + " such as 2s or 300ms. Then the context is closed by force.",
            usageSyntax = "<time>",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Duration> Timeout = new OptionKey<>(Duration.ZERO, TIME);

    /** How much memory guests may have. */
    @Option(
            help =
                    "How many bytes all memories of a context may have together, with K, M or G for"
                            + " units of 1024.",
            usageSyntax = "<bytes>",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxMemory = new OptionKey<>(GuestLimits.UNLIMITED, SIZE);

    /** How many elements tables may have. */
    @Option(
            help = "How many elements all tables of a context may have together.",
            usageSyntax = "<count>",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxTableElements =
            new OptionKey<>(GuestLimits.UNLIMITED, SIZE);

    /** How many instances there may be. */
    @Option(
            help = "How many instances a context may have at a time.",
            usageSyntax = "<count>",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxInstances = new OptionKey<>(GuestLimits.UNLIMITED, SIZE);

    /** How large one array may be. */
    @Option(
            help =
                    "How many bytes one array of the garbage-collected heap may have, with K, M or G"
                            + " for units of 1024.",
            usageSyntax = "<bytes>",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxArraySize = new OptionKey<>(GuestLimits.UNLIMITED, SIZE);

    /** Whether growing over a limit traps. */
    @Option(
            help =
                    "Whether memory.grow and table.grow trap where one of these limits stops them,"
                            + " instead of returning -1.",
            usageSyntax = "true|false",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Boolean> TrapOnGrow = new OptionKey<>(false);

    private WasmOptions() {}

    /** What the options limit. */
    static GuestLimits limits(OptionValues options) {
        if (!options.hasSetOptions()) {
            return GuestLimits.NONE;
        }
        return new GuestLimits(
                options.get(Fuel),
                options.get(Timeout),
                options.get(MaxMemory),
                options.get(MaxTableElements),
                options.get(MaxInstances),
                options.get(MaxArraySize),
                options.get(TrapOnGrow));
    }

    /** The module names that the value of {@link #HostModules} enables, or null for all. */
    static Set<String> hostModules(String list) {
        if (list.equals("all")) {
            return null;
        }
        Set<String> names = new HashSet<>();
        if (!list.equals("none")) {
            for (String name : list.split(",")) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
