using System.Buffers.Text;
using System.Globalization;
using System.Text;
using LeadGrid.Leads;

namespace LeadGrid.Search;

/// <summary>
/// The place of the last row of a page: what it was sorted by, and its id. Holds no personal data, and opens nothing
/// that the actor's own search would not show.
/// </summary>
internal sealed record SearchCursor(LeadSort Sort, long Value, Guid LeadId)
{
    public static SearchCursor After(LeadSort sort, LeadRow row) => new(
        sort,
        sort switch
        {
            LeadSort.ReceivedAt => row.ReceivedAt.UtcTicks,
            LeadSort.UpdatedAt => row.UpdatedAt.UtcTicks,
            LeadSort.Score => row.Score,
        },
        row.Id);

    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{(int)Sort}.{Value}.{LeadId:N}")));

    /// <returns>Null where the text is no cursor of a search sorted like this.</returns>
    public static SearchCursor? Parse(string text, LeadSort sort)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        return parts.Length == 3
            && parts[0] == ((int)sort).ToString(CultureInfo.InvariantCulture)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(parts[2], "N", out var id)
                ? new SearchCursor(sort, value, id)
                : null;
    }
}
