using System.Runtime.Versioning;
using LeadGrid.Browser;
using LeadGrid.Hosting;
using LeadGrid.Silos;
using Xunit.Sdk;
using Xunit.v3;

// One product and one browser for all: what is measured is whether it works, not how much it bears on a busy machine.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Product))]
[assembly: AssemblyFixture(typeof(SharedCluster))]
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: SupportedOSPlatform("linux")]
