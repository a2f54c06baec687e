namespace LeadGrid.Outreach;

/// <summary>Our ids of messages, as <c>Message-ID</c> carries them: 32 hexadecimal digits before the at sign.</summary>
public static class MessageIds
{
    /// <param name="text">With or without angle brackets and domain.</param>
    /// <returns>Null where it is not one of ours.</returns>
    public static Guid? Read(string? text)
    {
        var local = (text ?? "").Trim().TrimStart('<').Split('@')[0];
        return Guid.TryParseExact(local, "N", out var id) || Guid.TryParseExact(local, "D", out id) ? id : null;
    }
}
