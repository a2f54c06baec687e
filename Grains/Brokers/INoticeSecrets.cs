namespace LeadGrid.Brokers;

/// <summary>Secrets that sign what brokers' own systems are told: one for each broker, made of the master key and so stored nowhere.</summary>
internal interface INoticeSecrets
{
    /// <returns>64 hexadecimal digits.</returns>
    string Of(string brokerId);
}
