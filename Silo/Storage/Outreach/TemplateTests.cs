using LeadGrid.Outreach;
using Npgsql;

namespace LeadGrid.Storage.Outreach;

internal sealed class TemplateTests(LeadDataSource database) : ITemplateTests
{
    private const string Insert = """
        INSERT INTO template_test (message_id, at, by_id, by_name, template, version, campaign, channel, contact)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string Outcome = "UPDATE template_test SET outcome = $2 WHERE message_id = $1";
    private const string Contact = "SELECT contact FROM template_test WHERE message_id = $1";

    public async Task Begin(TemplateTest test, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Insert);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = test.MessageId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = test.At });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = test.ById });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = test.ByName });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = test.Template });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = test.Version });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = test.Campaign });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)test.Channel });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = test.Contact });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task End(Guid messageId, string outcome, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Outcome);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = messageId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = outcome });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<string?> ContactOf(Guid messageId, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Contact);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = messageId });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }
}
