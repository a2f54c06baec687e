using System.Text.Json;
using LeadGrid.Benchmarks;

if (args is ["bare", var connection, var url])
{
    await BareEndpoint.Run(connection, url);
    return 0;
}

if (args is ["storage", ..])
{
    Table.Print([.. await LogStream.Measure(args.Contains("--quick")), .. await DueWork.Measure(args.Contains("--quick"))]);
    return 0;
}

var quick = args.Contains("--quick");
var json = args.SkipWhile(a => a != "--json").Skip(1).FirstOrDefault();
var results = new List<Measurement>();
await using (var stage = await Stage.Set())
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, PostgreSQL {stage.PostgresVersion}, fsync on; product, load and database share the machine.");
    Console.WriteLine();
    results.AddRange(await SinglePosts.Measure(stage, quick));
    results.AddRange(await Bulk.Measure(stage, quick));
    results.AddRange(await PostToBrowser.Measure(stage, quick));
    results.AddRange(await BrowserGrid.Measure(stage, quick));
}

Table.Print(results);
if (json is not null)
{
    await File.WriteAllTextAsync(json, JsonSerializer.Serialize(results, Table.Json));
}

return 0;
