using LeadGrid.Processes;

namespace LeadGrid.Faults.Workload;

/// <summary>The people of the demo's first campaign, signed in once: a password takes a tenth of a second of a core.</summary>
internal sealed record Company(Visitor Administrator, IReadOnlyDictionary<string, Visitor> Brokers) : IDisposable
{
    private static readonly string[] Members = ["anchor", "bluebird", "cactus", "dakota"];

    public static async Task<Company> SignIn(DevFile credentials, Uri api, CancellationToken cancellation)
    {
        var brokers = new Dictionary<string, Visitor>();
        foreach (var member in Members)
        {
            brokers[member] = await Visitor.SignIn(credentials.Broker(member), api, cancellation);
        }

        return new Company(await Visitor.SignIn(credentials.Admin, api, cancellation), brokers);
    }

    public void Dispose()
    {
        Administrator.Dispose();
        foreach (var visitor in Brokers.Values)
        {
            visitor.Dispose();
        }
    }
}
