using System.Runtime.Versioning;
using LeadGrid.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: SupportedOSPlatform("linux")]
