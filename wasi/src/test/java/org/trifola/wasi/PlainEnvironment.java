// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.HostEnvironment;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * What a program without a polyglot context is given.
 *
 * @param directories its directories
 * @param out its standard output
 * @param err its standard error
 */
record PlainEnvironment(List<Directory> directories, OutputStream out, OutputStream err)
        implements HostEnvironment {
    @Override
    public List<String> arguments() {
        return List.of("test.wasm");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public InputStream in() {
        return InputStream.nullInputStream();
    }
}
