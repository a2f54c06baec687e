using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Storage;
using Npgsql;

namespace LeadGrid.Benchmarks.Storage;

/// <summary>Leads that are there already.</summary>
internal static class BenchLeads
{
    public static async Task<Guid[]> Add(BenchDatabase database, PersonalVault vault, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        var keys = new Guid[count];
        var parts = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            keys[i] = await vault.TakeKey(CancellationToken.None);
            var person = new PersonalPart { FirstName = "Ada", LastName = $"Number {i}", Phone = $"+1201{i:0000000}", Email = $"lead{i}@mail.example.org" };
            parts[i] = await vault.Seal(keys[i], ids[i], StorageJson.WriteBytes(person), CancellationToken.None);
        }

        await using var insert = database.Leads.CreateCommand("""
            INSERT INTO lead (lead_id, version, commit_id, campaign, seller, status, score, broker_id, broker_name, state_code,
                received_at, updated_at, key_id, sealed)
            SELECT lead_id, 2, gen_random_uuid(), 'bench', 'acme', 6, 50, 'a', 'Broker a', 'NJ', now(), now(), key_id, sealed
            FROM unnest($1, $2, $3) AS l (lead_id, key_id, sealed)
            """);
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = keys });
        insert.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = parts });
        await insert.ExecuteNonQueryAsync();
        return ids;
    }
}
