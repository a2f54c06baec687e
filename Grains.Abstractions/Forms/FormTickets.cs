using System.Buffers.Binary;
using System.Text;
using LeadGrid.Outreach;

namespace LeadGrid.Forms;

/// <summary>A page of a form that was shown: which, in what language, when, and one of its kind.</summary>
public sealed record FormTicket(Guid Id, int Version, string Language, DateTimeOffset ShownAt);

/// <summary>
/// The hidden field of a form: signed, so that what was shown and when is not the sender's word. It belongs to one campaign, and
/// says nothing of a person.
/// </summary>
public sealed class FormTickets(LinkTokens tokens)
{
    private const int GuidLength = 16;
    private const int VersionAt = GuidLength;
    private const int TimeAt = VersionAt + sizeof(int);
    private const int LanguageAt = TimeAt + sizeof(long);
    private const int LanguageLength = 2;

    // Two bytes are left empty: with them a ticket fills its characters to the last bit, and has no other spelling.
    private const int Length = 32;

    public string Make(string campaign, FormTicket ticket)
    {
        Span<byte> body = stackalloc byte[Length];
        body.Clear();
        ticket.Id.TryWriteBytes(body, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(body[VersionAt..], ticket.Version);
        BinaryPrimitives.WriteInt64BigEndian(body[TimeAt..], ticket.ShownAt.ToUnixTimeMilliseconds());
        Encoding.ASCII.GetBytes(ticket.Language, body.Slice(LanguageAt, LanguageLength));
        return tokens.SealFor(Purpose(campaign), body);
    }

    /// <returns>Null where the ticket is not ours, or of another campaign's form.</returns>
    public FormTicket? Read(string campaign, string text)
    {
        Span<byte> body = stackalloc byte[Length];
        return tokens.OpenFor(Purpose(campaign), text, body)
            ? new FormTicket(
                new Guid(body[..GuidLength], bigEndian: true),
                BinaryPrimitives.ReadInt32BigEndian(body[VersionAt..]),
                Encoding.ASCII.GetString(body.Slice(LanguageAt, LanguageLength)),
                DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(body[TimeAt..])))
            : null;
    }

    private static string Purpose(string campaign) => $"form {campaign}";
}
