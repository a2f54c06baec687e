using LeadGrid.Simulation;

var options = new ConfigurationBuilder().AddCommandLine(args).AddEnvironmentVariables("SIMULATOR_").Build();
await using var simulator = await Simulator.Start(
    options.Get<SimulatorOptions>() ?? new SimulatorOptions(), options["urls"] ?? "http://127.0.0.1:5090");
await Console.Out.WriteLineAsync($"The provider simulator listens on {simulator.Address}; how it behaves is at {simulator.Address}control/behaviour.");
await simulator.Stopped;
