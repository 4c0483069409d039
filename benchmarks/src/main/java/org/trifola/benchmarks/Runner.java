// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares engines in everything that users wait for, each measurement in a process of its own.
 *
 * <p>In each round it takes one measurement after the other, and for each the engines in turns, so
 * that a disturbance of the machine meets all of them. What has been measured is kept in a file; a
 * run that was stopped goes on there.
 */
public final class Runner {
    private static final double MINUTE_NANOS = 60e9;
    private static final int MOST_CALLS = 1000;

    private static final int MORE_CALLS = 10;

    /** How much longer an engine that compiles in another thread has to reach its full speed. */
    private static final double GRAAL_FACTOR = 3;

    private final RunnerOptions options;
    private final Engines engines;
    private final Processes processes;
    private final Store store;
    private final Path kernelFolder;
    private final Map<String, String> outputs = new HashMap<>();
    private final long deadline;
    private int round;

    private Runner(RunnerOptions options) throws IOException {
        this.options = options;
        engines = new Engines(options.home().resolve("engine.sh"));
        processes = new Processes(options.output(), options.timeout());
        store = new Store(options.output().resolve("samples.tsv"));
        kernelFolder = options.home().resolve("kernels");
        deadline = System.nanoTime() + (long) (options.minutes() * MINUTE_NANOS);
    }

    /**
     * Measures, and writes the report.
     *
     * @param args see {@link RunnerOptions#USAGE}
     * @throws IOException if an engine cannot be started or a file cannot be written
     * @throws InterruptedException if it was interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(RunnerOptions.USAGE);
            return;
        }
        RunnerOptions options;
        try {
            options = RunnerOptions.parse(args);
        } catch (IllegalArgumentException error) {
            System.err.println(error.getMessage());
            System.err.println(RunnerOptions.USAGE);
            System.exit(2);
            return;
        }
        Files.createDirectories(options.output());
        Runner runner = new Runner(options);
        Machine machine = Machine.read(options, runner.engines);
        for (int i = 1; i <= options.rounds() && !runner.isLate(); i++) {
            runner.round = i;
            runner.measureRound();
        }
        if (runner.isLate()) {
            System.err.println("the time is up; the same command goes on");
        }
        Reports.write(options, machine.ended(), new Results(runner.store.samples()));
    }

    private boolean isLate() {
        return System.nanoTime() >= deadline;
    }

    private void measureRound() throws IOException, InterruptedException {
        Path hello = options.home().resolve("micro/hello.wasm");
        for (String engine : options.engines()) {
            if (round == 1 && !store.has(1, Metric.START, engine, "hello", 0)) {
                engines.command(engine, "prepare");
                processes.run(program(engine, "", List.of(hello.toString())));
            }
        }
        for (String engine : options.engines()) {
            measureProgram(Metric.START, engine, "hello", "", List.of(hello.toString()));
        }
        for (String engine : options.engines()) {
            if (!Engines.isProgram(engine)) {
                measureRates(engine);
            }
        }
        String large = LargeModule.file(options.output(), "large").toString();
        String huge = LargeModule.file(options.output(), "huge").toString();
        for (String engine : options.engines()) {
            // Wizer writes the module again, which takes it far longer than to load it.
            if (!Engines.isProgram(engine)) {
                measureProgram(Metric.LOAD, engine, "large", "", List.of(large));
            }
        }
        for (String engine : options.engines()) {
            measureProgram(Metric.PROGRAM, engine, "huge function", "", List.of(huge));
        }
        for (RunnerOptions.CallersProgram program : options.programs()) {
            for (String engine : options.engines()) {
                measureProgram(
                        Metric.PROGRAM, engine, program.name(), program.folder(), program.words());
            }
        }
        for (Kernel kernel : Kernel.read(kernelFolder)) {
            if (options.kernels().isEmpty() || options.kernels().contains(kernel.name())) {
                measureKernel(kernel);
            }
        }
    }

    private List<String> program(String engine, String folder, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>(engines.command(engine, "program", folder));
        command.addAll(words);
        return command;
    }

    /** Whether to take a measurement now: it has not been taken, and there is time. */
    private boolean wants(Metric metric, String engine, String name, int n) {
        if (isLate() || store.has(round, metric, engine, name, n)) {
            return false;
        }
        System.err.printf("round %d: %s / %s / %s%n", round, metric.label(), name, engine);
        return true;
    }

    private void add(Metric metric, String engine, String name, int n, double value, String outcome)
            throws IOException {
        store.add(new Sample(round, metric, engine, name, n, value, outcome));
    }

    private void measureProgram(
            Metric metric, String engine, String name, String folder, List<String> words)
            throws IOException, InterruptedException {
        if (!wants(metric, engine, name, 0)) {
            return;
        }
        Processes.Run run = processes.run(program(engine, folder, words));
        String outcome = run.outcome();
        if (run.isOk() && !outputs.computeIfAbsent(name, n -> run.output()).equals(run.output())) {
            outcome = "its output is not that of the engine before";
        }
        addProcess(metric, engine, name, 0, run, outcome);
    }

    private void addProcess(
            Metric metric, String engine, String name, int n, Processes.Run run, String outcome)
            throws IOException {
        add(metric, engine, name, n, run.millis(), outcome);
        if (outcome.equals(Measurement.OK) && run.cpuMillis() > 0) {
            add(Metric.CPU, engine, name, n, run.cpuMillis(), outcome);
            add(Metric.MEMORY, engine, name, n, run.mebibytes(), outcome);
        }
    }

    private void measureRates(String engine) throws IOException, InterruptedException {
        if (!wants(Metric.HOST_CALL, engine, Metric.HOST_CALL.label(), 0)) {
            return;
        }
        List<String> command = new ArrayList<>(engines.command(engine, "rates"));
        command.add("--kernels=" + options.home().resolve("micro"));
        command.add("--seconds=" + options.seconds() * (engine.contains("-graal") ? 2 : 1));
        Processes.Run run = processes.run(command);
        boolean any = false;
        for (String line : run.output().lines().toList()) {
            String[] columns = line.split("\t");
            if (columns.length == 4) {
                Metric metric = Metric.of(columns[1]);
                add(metric, engine, columns[1], 0, Double.parseDouble(columns[2]), columns[3]);
                any = true;
            }
        }
        if (!any) {
            add(
                    Metric.HOST_CALL,
                    engine,
                    Metric.HOST_CALL.label(),
                    0,
                    Double.NaN,
                    run.isOk() ? "no output" : run.outcome());
        }
    }

    private void measureKernel(Kernel kernel) throws IOException, InterruptedException {
        boolean forInterpreters = kernel.size().equals("interpreter");
        if (!forInterpreters && !kernel.size().equals("first")) {
            return;
        }
        boolean anyInterpreter = options.engines().stream().anyMatch(Engines::isInterpreter);
        for (String engine : options.engines()) {
            boolean isBase = anyInterpreter && engine.equals(options.base());
            if (Engines.isProgram(engine)) {
                if (!forInterpreters) {
                    measureCommand(engine, kernel);
                }
            } else if (Engines.isInterpreter(engine) == forInterpreters || isBase) {
                measureCalls(engine, kernel);
                if (!forInterpreters) {
                    measureProcess(engine, kernel);
                }
            }
        }
    }

    private List<String> harness(String engine, Kernel kernel, double seconds) throws IOException {
        List<String> command = new ArrayList<>(engines.command(engine, "kernels"));
        command.add("--kernels=" + kernelFolder);
        command.add("--size=" + kernel.size());
        command.add("--seconds=" + seconds);
        command.add("--iterations=" + (seconds == 0 ? 1 : 3));
        command.add("--calls=" + MOST_CALLS);
        command.add(kernel.name());
        return command;
    }

    private void measureCalls(String engine, Kernel kernel)
            throws IOException, InterruptedException {
        if (!wants(Metric.FIRST, engine, kernel.name(), kernel.n())) {
            return;
        }
        double seconds = options.seconds() * (engine.contains("-graal") ? GRAAL_FACTOR : 1);
        Processes.Run run = processes.run(harness(engine, kernel, seconds));
        Measurement measurement = measurement(run);
        if (measurement == null || !measurement.isOk()) {
            String reason = measurement == null ? run.outcome() : measurement.outcome();
            add(Metric.FIRST, engine, kernel.name(), kernel.n(), Double.NaN, reason);
            return;
        }
        double first = measurement.load() + measurement.instantiate() + measurement.warmup();
        double settled = Statistics.settled(measurement.calls());
        String ok = Measurement.OK;
        add(Metric.FIRST, engine, kernel.name(), kernel.n(), first, ok);
        add(Metric.SETTLE, engine, kernel.name(), kernel.n(), settled, ok);
        add(Metric.STEADY, engine, kernel.name(), kernel.n(), measurement.execute(), ok);
    }

    private static Measurement measurement(Processes.Run run) {
        for (String line : run.output().lines().toList()) {
            Measurement measurement = Measurement.parse(line);
            if (measurement != null) {
                return measurement;
            }
        }
        return null;
    }

    /** The whole process with one call: Trifola's launcher, the harness of others. */
    private void measureProcess(String engine, Kernel kernel)
            throws IOException, InterruptedException {
        if (!wants(Metric.PROCESS, engine, kernel.name(), kernel.n())) {
            return;
        }
        List<String> command;
        if (Engines.isTrifola(engine)) {
            String file = kernelFolder.resolve(kernel.name() + ".wasm").toString();
            command = program(engine, "", List.of("--invoke=run", file, "" + kernel.n()));
        } else {
            command = harness(engine, kernel, 0);
        }
        Processes.Run run = processes.run(command);
        String outcome = run.outcome();
        if (run.isOk() && Engines.isTrifola(engine)) {
            int result = (int) Long.parseLong(run.output().strip());
            outcome = result == kernel.checksum() ? outcome : "returned " + run.output();
        }
        addProcess(Metric.PROCESS, engine, kernel.name(), kernel.n(), run, outcome);
    }

    /**
     * A kernel in an engine that is only a program: a process with one call, and one with more.
     * What the more calls take more is their time.
     */
    private void measureCommand(String engine, Kernel kernel)
            throws IOException, InterruptedException {
        String group = Kernel.group(kernel.name());
        boolean can = group.equals("scalar") || group.equals("simd");
        if (!can || !wants(Metric.PROCESS, engine, kernel.name(), kernel.n())) {
            return;
        }
        byte[] bytes = Files.readAllBytes(kernelFolder.resolve(kernel.name() + ".wasm"));
        Path file = options.output().resolve("command.wasm");
        Files.write(file, KernelCommand.of(bytes, kernel, 1));
        List<String> command = program(engine, "", List.of(file.toString()));
        Processes.Run one = processes.run(command);
        addProcess(Metric.PROCESS, engine, kernel.name(), kernel.n(), one, one.outcome());
        if (!one.isOk()) {
            return;
        }
        Files.write(file, KernelCommand.of(bytes, kernel, 1 + MORE_CALLS));
        Processes.Run more = processes.run(command);
        double steady = (more.millis() - one.millis()) / MORE_CALLS;
        add(Metric.STEADY, engine, kernel.name(), kernel.n(), steady, more.outcome());
    }
}
