using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Hosting;
using LeadGrid.Testing;

namespace LeadGrid.Storage.Contacts;

/// <summary>The command that proves ledgers whole, as an operator runs it.</summary>
public sealed class LedgerCommandTests(PostgresFixture postgres) : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 17, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leadgrid-test-");

    [Fact]
    public async Task It_says_how_much_it_has_seen_and_which_ledger_is_broken()
    {
        await using var stores = await ContactStore.Create(postgres);
        var keys = new[] { ContactKey.Phone(Hash(1)), ContactKey.Email(Hash(2)) };
        foreach (var key in keys)
        {
            var stop = ContactDecider.Refuse(RefusalScope.Stop, "text", "STOP", new Actor(ActorKind.System, "test", "test"), Now);
            await stores.Ledger.Append(await stores.Ledger.Read(key, CancellationToken.None), [stop], CancellationToken.None);
        }

        Assert.Equal((0, "2 ledgers with 2 entries: all whole.\n"), await Run(stores));
        await stores.Execute("ALTER TABLE contact_entry DISABLE TRIGGER ALL");
        await stores.Execute($"UPDATE contact_entry SET kind = 'Held' WHERE contact = '{keys[1]}'");
        var (code, said) = await Run(stores);
        Assert.Equal(2, code);
        Assert.Contains($"{keys[1]} is broken at entry 1: ", said, StringComparison.Ordinal);
        Assert.EndsWith("2 ledgers with 2 entries: 1 broken.\n", said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Hash(byte person) => [1, .. Enumerable.Repeat(person, 16)];

    private async Task<(int Code, string Said)> Run(ContactStore stores)
    {
        var key = Path.Combine(_folder.FullName, "master.key");
        await File.WriteAllTextAsync(key, Convert.ToBase64String(LeadStore.MasterBytes));
        using var output = new StringWriter { NewLine = "\n" };
        var code = await LedgerCommand.Run(
            [
                "--environment=Development", $"--ConnectionStrings:leadgrid={stores.Database.Leads}",
                $"--ConnectionStrings:leadgrid_keys={stores.Database.Keys}", $"--LeadGrid:MasterKeyPath={key}",
            ],
            output,
            CancellationToken.None);
        return (code, output.ToString());
    }
}
