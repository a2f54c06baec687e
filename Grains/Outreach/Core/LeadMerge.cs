using System.Globalization;
using LeadGrid.Leads;

namespace LeadGrid.Outreach;

/// <summary>What merge fields say of a lead.</summary>
internal static class LeadMerge
{
    /// <param name="booking">Where the person books an appointment by themselves.</param>
    public static MergeValues Of(LeadView lead, string campaignName, Uri booking)
    {
        var row = lead.Row;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(MergeFields.FirstName, row.FirstName);
        Add(MergeFields.LastName, row.LastName);
        Add(MergeFields.City, row.City);
        Add(MergeFields.State, row.State);
        Add(MergeFields.CampaignName, campaignName);
        Add(MergeFields.BrokerName, row.BrokerName);
        Add(MergeFields.BookingLink, booking.AbsoluteUri);

        // On a clock that is not theirs an hour would mislead: who has none has no appointment fields either.
        if (row.AppointmentAt is { } at && PersonZone.Of(row.Phone, row.State, lead.Address?.Zip) is { } zone)
        {
            var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
            Add(MergeFields.AppointmentDay, local.ToString("dddd, MMMM d", CultureInfo.InvariantCulture));
            Add(MergeFields.AppointmentTime, local.ToString("h:mm tt", CultureInfo.InvariantCulture));
        }

        return new MergeValues(values);

        void Add(string field, string? value)
        {
            // A name with a line break in it would break a subject, and has no business in a text.
            var line = string.Join(' ', (value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (line.Length > 0)
            {
                values[field] = line;
            }
        }
    }
}
