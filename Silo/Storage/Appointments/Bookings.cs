using LeadGrid.Appointments;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Storage.Leads;
using Npgsql;

namespace LeadGrid.Storage.Appointments;

internal sealed class Bookings(LeadDataSource database, IPersonalVault vault) : IBookings
{
    private const string Overlapping = """
        SELECT lead_id, starts_at, ends_at FROM appointment_booking
        WHERE broker_id = $1 AND tstzrange(starts_at, ends_at) && tstzrange($2, $3) ORDER BY starts_at
        """;

    private const string Beginning = $"""
        SELECT {LeadColumns.List} FROM lead
        WHERE broker_id = $1 AND appointment_at >= $2 AND appointment_at < $3 AND status = ANY($4)
        ORDER BY appointment_at, lead_id LIMIT 1000
        """;

    private static readonly short[] s_statuses = [(short)LeadStatus.AppointmentSet, (short)LeadStatus.AppointmentKept, (short)LeadStatus.NoShow];

    public async Task<IReadOnlyList<BookedTime>> Taken(string brokerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var command = Command(Overlapping, brokerId, from, to);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var taken = new List<BookedTime>();
        while (await row.ReadAsync(cancellation))
        {
            taken.Add(new BookedTime(row.GetGuid(0), brokerId, row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        return taken;
    }

    public async Task<IReadOnlyList<CalendarEntry>> Calendar(string brokerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var rows = new List<StoredLead>();
        await using (var command = Command(Beginning, brokerId, from, to))
        {
            command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = s_statuses });
            await using var row = await command.ExecuteReaderAsync(cancellation);
            while (await row.ReadAsync(cancellation))
            {
                rows.Add(LeadColumns.Read(row));
            }
        }

        return
        [
            .. from lead in await vault.Open(rows, cancellation)
               let appointment = LeadAppointments.Of(lead)
               select new CalendarEntry(
                   lead.Id, lead.Personal?.FirstName ?? "", appointment.At, appointment.Minutes, appointment.Revision, lead.Status, lead.UpdatedAt),
        ];
    }

    private NpgsqlCommand Command(string sql, string brokerId, DateTimeOffset from, DateTimeOffset to)
    {
        var command = database.Source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = brokerId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = from.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = to.ToUniversalTime() });
        return command;
    }
}
