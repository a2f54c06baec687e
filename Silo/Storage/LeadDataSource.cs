using Npgsql;

namespace LeadGrid.Storage;

/// <summary>Leads, log, due work, Orleans' own tables.</summary>
internal sealed record LeadDataSource(NpgsqlDataSource Source);
