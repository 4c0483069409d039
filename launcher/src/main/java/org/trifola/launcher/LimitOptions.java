// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.host.Quantity;

import java.time.Duration;

/** What a command line lets a program use. */
final class LimitOptions {
    private static final LaunchOption[] ALL = {
        LaunchOption.FUEL,
        LaunchOption.TIMEOUT,
        LaunchOption.MAX_MEMORY,
        LaunchOption.MAX_TABLE_ELEMENTS,
        LaunchOption.MAX_INSTANCES,
        LaunchOption.MAX_ARRAY_SIZE,
        LaunchOption.TRAP_ON_GROW
    };

    private LimitOptions() {}

    /**
     * The limits but that of time, which {@link GuestThread} keeps.
     *
     * @throws UsageException if a value is none
     */
    static GuestLimits of(CommandLineArguments arguments) throws UsageException {
        boolean any = false;
        for (LaunchOption option : ALL) {
            any |= arguments.has(option);
        }
        if (!any) {
            return GuestLimits.NONE;
        }
        return new GuestLimits(
                size(arguments, LaunchOption.FUEL),
                Duration.ZERO,
                size(arguments, LaunchOption.MAX_MEMORY),
                size(arguments, LaunchOption.MAX_TABLE_ELEMENTS),
                size(arguments, LaunchOption.MAX_INSTANCES),
                size(arguments, LaunchOption.MAX_ARRAY_SIZE),
                arguments.has(LaunchOption.TRAP_ON_GROW));
    }

    /**
     * How long the program may run, or null for no limit.
     *
     * @throws UsageException if that is no time
     */
    static Duration timeout(CommandLineArguments arguments) throws UsageException {
        String value = arguments.value(LaunchOption.TIMEOUT);
        try {
            return value == null ? null : Quantity.time(value);
        } catch (IllegalArgumentException e) {
            throw arguments.wrong(LaunchOption.TIMEOUT.option() + ": " + e.getMessage());
        }
    }

    /**
     * The size that an option says, or {@link GuestLimits#UNLIMITED} without the option.
     *
     * @throws UsageException if that is no size
     */
    static long size(CommandLineArguments arguments, LaunchOption option) throws UsageException {
        String value = arguments.value(option);
        try {
            return value == null ? GuestLimits.UNLIMITED : Quantity.size(value);
        } catch (IllegalArgumentException e) {
            throw arguments.wrong(option.option() + ": " + e.getMessage());
        }
    }
}
