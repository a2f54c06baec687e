using MailKit;

namespace LeadGrid.Providers.Mail;

/// <summary>
/// Whether the whole message has been handed to the connection. Only then can the dot that ends it have been written; until
/// then no server takes the message.
/// </summary>
internal sealed class Written : ITransferProgress
{
    public bool All { get; private set; }

    public void Report(long bytesTransferred, long totalSize) => All |= bytesTransferred >= totalSize;

    // Without a size nobody knows how much is left: assume the worse.
    public void Report(long bytesTransferred) => All = true;
}
