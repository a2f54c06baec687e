using LeadGrid.Storage.Contacts;

namespace LeadGrid.Hosting;

/// <summary>
/// <c>verify-ledgers</c>: proves the ledger of every contact whole, from the databases alone, and ends with 0, or with 2 where one is
/// not. It joins no cluster and changes nothing.
/// </summary>
internal static class LedgerCommand
{
    public const string Name = "verify-ledgers";
    private const int Whole = 0;
    private const int Broken = 2;

    public static async Task<int> Run(string[] args, TextWriter output, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        SiloHosting.AddDatabases(builder.Services, SiloProgram.Settings(builder));
        await using var app = builder.Build();
        var ledgers = app.Services.GetRequiredService<LedgerVerification>();
        long contacts = 0, entries = 0, broken = 0;
        string? after = null;
        do
        {
            var report = await ledgers.Verify(after, cancellation);
            contacts += report.Contacts;
            entries += report.Entries;
            broken += report.Broken.Length;
            foreach (var ledger in report.Broken)
            {
                await output.WriteLineAsync($"{ledger.Contact} is broken at entry {ledger.Entry}: {ledger.Problem}");
            }

            after = report.Next;
        }
        while (after is not null);

        await output.WriteLineAsync($"{contacts} ledgers with {entries} entries: {(broken == 0 ? "all whole" : $"{broken} broken")}.");
        return broken == 0 ? Whole : Broken;
    }
}
