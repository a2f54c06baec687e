using System.Globalization;
using System.Text.Json;
using LeadGrid.Benchmarks;
using LeadGrid.Benchmarks.Due;
using LeadGrid.Benchmarks.Outreach;
using LeadGrid.Benchmarks.Storage;

if (args is ["bare", var connection, var url])
{
    await BareEndpoint.Run(connection, url);
    return 0;
}

if (args is ["plain-hub", var hubUrl])
{
    await PlainHub.Run(hubUrl);
    return 0;
}

if (args is [PumpProcess.Argument, var due, var pieces])
{
    await PumpProcess.Run(due, int.Parse(pieces, CultureInfo.InvariantCulture));
    return 0;
}

var quick = args.Contains("--quick");
var json = args.SkipWhile(a => a != "--json").Skip(1).FirstOrDefault();
var only = args.SkipWhile(a => a != "--only").Skip(1).FirstOrDefault()?.Split(',');
var results = new List<Measurement>();
await using (var stage = await Stage.Set())
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, PostgreSQL {stage.PostgresVersion}, fsync on; product, load and database share the machine.");
    Console.WriteLine();
    (string Name, Func<Stage, bool, Task<IReadOnlyList<Measurement>>> Measure)[] parts =
    [
        ("state", StateWrites.Measure),
        ("commit", FullCommits.Measure),
        ("shared", SharedBrokers.Measure),
        ("single", SinglePosts.Measure),
        ("bulk", Bulk.Measure),
        ("browser", PostToBrowser.Measure),
        ("events", EventsToBrowser.Measure),
        ("grid", BrowserGrid.Measure),
        ("stream", (_, brief) => LogStream.Measure(brief)),
        ("due", (_, brief) => DueWork.Measure(brief)),
        ("steps", Steps.Measure),
        ("scheduled", Scheduled.Measure),
        ("nine", NineOClock.Measure),
        ("permits", Permits.Measure),
        ("check", Checks.Measure),
        ("texts", Texts.Measure),
        ("emails", Emails.Measure),
        ("memory", HotLeads.Measure),
        ("silos", Silos.Measure),
    ];
    foreach (var part in parts.Where(p => only is null || only.Contains(p.Name)))
    {
        results.AddRange(await part.Measure(stage, quick));
    }
}

Table.Print(results);
if (json is not null)
{
    await File.WriteAllTextAsync(json, JsonSerializer.Serialize(results, Table.Json));
}

return 0;
