// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

/** Marks the classes that call what is not generated code. */
public interface Outward {}
