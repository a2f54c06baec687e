using LeadGrid.Appointments;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Scoring;
using LeadGrid.Sequences;
using Npgsql;

namespace LeadGrid.Storage.Leads;

/// <summary>A row of <c>lead</c> as read, its personal part still sealed.</summary>
internal sealed record StoredLead(LeadState State, Guid CommitId, byte[] Sealed);

internal static class LeadColumns
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order.</summary>
    public const string List = """
        lead_id, version, commit_id, campaign, seller, status, score, broker_id, broker_name, state_code,
        received_at, updated_at, appointment_at, flags, cost, cost_currency, revenue, revenue_currency,
        score_reasons, key_id, sealed,
        assigned_at, noticed_at, touched_at, automatic_at, pull_back_at, pulled_from, recycles, follow_up, arrived_open, appointment
        """;

    public static StoredLead Read(NpgsqlDataReader row) => new(
        new LeadState
        {
            Id = row.GetGuid(0),
            Version = row.GetInt64(1),
            Campaign = row.GetString(3),
            Seller = row.GetString(4),
            Status = (LeadStatus)row.GetInt16(5),
            Score = row.GetInt16(6),
            BrokerId = Text(row, 7),
            BrokerName = Text(row, 8),
            StateCode = Text(row, 9),
            ReceivedAt = row.GetFieldValue<DateTimeOffset>(10),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(11),
            AppointmentAt = Instant(row, 12),
            Flags = row.GetFieldValue<string[]>(13),
            Cost = Amount(row, 14),
            Revenue = Amount(row, 16),
            ScoreReasons = StorageJson.Read<ScoreReason[]>(row.GetString(18)),
            KeyId = row.GetGuid(19),
            AssignedAt = Instant(row, 21),
            NoticedAt = Instant(row, 22),
            TouchedAt = Instant(row, 23),
            AutomaticAt = Instant(row, 24),
            PullBackAt = Instant(row, 25),
            PulledFrom = Text(row, 26),
            Recycles = row.GetInt16(27),
            FollowUp = row.IsDBNull(28) ? null : StorageJson.Read<FollowUp>(row.GetString(28)),
            ArrivedOpen = row.IsDBNull(29) ? null : row.GetBoolean(29),
            Appointment = row.IsDBNull(30) ? null : StorageJson.Read<LeadAppointment>(row.GetString(30)),
        },
        row.GetGuid(2),
        row.GetFieldValue<byte[]>(20));

    /// <summary>Opens the personal parts of many rows with one look at the key database.</summary>
    public static async Task<List<LeadState>> Open(
        this IPersonalVault vault, IReadOnlyCollection<StoredLead> rows, CancellationToken cancellation)
    {
        await vault.Preload([.. rows.Select(r => r.State.KeyId)], cancellation);
        var states = new List<LeadState>(rows.Count);
        foreach (var (state, _, sealedPart) in rows)
        {
            var clear = await vault.Open(state.KeyId, state.Id, sealedPart, cancellation);
            states.Add(clear is null ? state : state with { Personal = StorageJson.Read<PersonalPart>(clear) });
        }

        return states;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static Money? Amount(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new Money(row.GetDecimal(column), row.GetString(column + 1));
}
