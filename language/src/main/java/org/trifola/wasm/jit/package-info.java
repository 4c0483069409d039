// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The JVM-bytecode tier: functions as Java methods, which HotSpot compiles (spec 4.6). {@link
 * org.trifola.wasm.jit.Compiler} is the front door. There is a class for each function, in a class
 * loader for each module, and it is made when the JVM first links a call of it; so a call between
 * functions of a module is a plain {@code invokestatic}. Generated code keeps no state but that of
 * the instance, which is the last argument of every body.
 */
package org.trifola.wasm.jit;
