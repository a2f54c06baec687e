namespace LeadGrid.Access;

/// <summary>A user as ASP.NET Core Identity handles it: a box around the record, since Identity sets fields one by one.</summary>
internal sealed class SignedInUser(UserRecord record)
{
    public UserRecord Record { get; set; } = record;

    /// <summary>The stamp of the record as it was read; null for a new user.</summary>
    public string? StoredStamp { get; set; }
}
