using Npgsql;

namespace LeadGrid.Privacy;

/// <summary>The small database of data keys: backed up apart, and for seven days only.</summary>
internal sealed record KeyDataSource(NpgsqlDataSource Source);
