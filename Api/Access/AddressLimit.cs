using Microsoft.Extensions.Options;

namespace LeadGrid.Access;

/// <summary>How often one address may try to sign in, whatever the login: slows lists of passwords that are sprayed.</summary>
internal sealed class AddressLimit(IOptions<AccessOptions> options)
    : AddressRate(options.Value.SignInBurstPerAddress, options.Value.SignInsPerMinutePerAddress);
