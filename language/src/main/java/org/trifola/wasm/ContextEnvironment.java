// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;

import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.HostTrap;
import org.trifola.wasm.host.TcpListeners;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a context lets host modules use. */
final class ContextEnvironment implements HostEnvironment {
    /** Name of a program that was given no arguments, not even its name. */
    private static final String PROGRAM = "main.wasm";

    private final Env env;

    ContextEnvironment(Env env) {
        this.env = env;
    }

    @Override
    public List<String> arguments() {
        String[] arguments = env.getApplicationArguments();
        return arguments.length == 0 ? List.of(PROGRAM) : List.of(arguments);
    }

    @Override
    public Map<String, String> environment() {
        // Sorted, so that programs see the same at every run.
        return new TreeMap<>(env.getEnvironment());
    }

    @Override
    public InputStream in() {
        return env.in();
    }

    @Override
    public OutputStream out() {
        return env.out();
    }

    @Override
    public OutputStream err() {
        return env.err();
    }

    @Override
    public boolean isTerminal(int stream) {
        return env.getOptions().get(WasmOptions.Terminals).indexOf('0' + stream) >= 0;
    }

    @Override
    public List<ServerSocketChannel> listeners() {
        String places = env.getOptions().get(WasmOptions.TcpListen);
        if (places.isEmpty()) {
            return List.of();
        }
        if (!env.isSocketIOAllowed()) {
            throw new HostTrap("cannot listen on " + places + ": the context allows no sockets");
        }
        return TcpListeners.open(List.of(places.split(",")));
    }

    @Override
    public List<Directory> directories() {
        List<Directory> directories = new ArrayList<>();
        for (DirectoryOption option : env.getOptions().get(WasmOptions.Directories)) {
            TruffleFile host = env.getPublicTruffleFile(option.host());
            directories.add(new ContextDirectory(option.guest(), host, option.readOnly()));
        }
        for (String guest : env.getOptions().get(WasmOptions.MemoryDirectories).split(",")) {
            if (!guest.isEmpty()) {
                directories.add(new MemoryDirectory(guest));
            }
        }
        return directories;
    }
}
