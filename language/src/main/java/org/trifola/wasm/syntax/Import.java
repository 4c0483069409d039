// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * An import (spec 2.5.10).
 *
 * @param module first name
 * @param name second name
 * @param type what is asked for
 */
public record Import(String module, String name, ExternType type) {}
