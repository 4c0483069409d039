// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a command line has written. They are emptied only if all of it is right. */
final class Outputs {
    private static final LaunchOption[] FILES = {
        LaunchOption.STDOUT, LaunchOption.STDERR, LaunchOption.PROFILE, LaunchOption.COREDUMP
    };

    private Outputs() {}

    /**
     * Checks what can be checked before any file is opened.
     *
     * @throws UsageException if another option is wrong
     * @throws LaunchException if a module would be overwritten
     */
    static void check(CommandLineArguments arguments, List<Preload> preloads)
            throws UsageException, LaunchException {
        boolean any = false;
        for (LaunchOption option : FILES) {
            any |= arguments.value(option) != null;
        }
        if (!any) {
            return;
        }
        LimitOptions.of(arguments);
        LimitOptions.timeout(arguments);
        FeatureList.of(arguments);
        GuestDirectory.all(arguments);
        List<String> modules = new ArrayList<>(List.of(arguments.file()));
        preloads.forEach(preload -> modules.add(preload.file().name()));
        for (LaunchOption option : FILES) {
            String target = arguments.value(option);
            for (String module : modules) {
                if (target != null && isSameFile(target, module)) {
                    throw LaunchException.of(
                            option.option() + " " + target, "would overwrite the module");
                }
            }
        }
    }

    private static boolean isSameFile(String target, String module) {
        try {
            return Files.isSameFile(Path.of(target), Path.of(module));
        } catch (IOException | InvalidPathException e) {
            // One of them does not exist, so they are not the same.
            return false;
        }
    }
}
