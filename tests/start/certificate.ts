/** A certificate that nobody vouches for, made for mirror.invalid alone, and its key. It is good for a hundred years. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBozCCAUqgAwIBAgIUdWn/Qi53IzMKvqq4hkwzG0fdYGgwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwObWlycm9yLmludmFsaWQwIBcNMjYxMjAxMDM0NjEyWhgPMjEy
NjExMDcwMzQ2MTJaMBkxFzAVBgNVBAMMDm1pcnJvci5pbnZhbGlkMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEU64EkyoF+X72I/05r2vKa66D+uU2D3HPQVf9196X
CHBg7VFMAlwScMp2OEAYGYqEuf4Sf8D6lQjrVZm8M1v7vKNuMGwwHQYDVR0OBBYE
FBiNbyH+eq30q7uSmKzYROcvqh6UMB8GA1UdIwQYMBaAFBiNbyH+eq30q7uSmKzY
ROcvqh6UMA8GA1UdEwEB/wQFMAMBAf8wGQYDVR0RBBIwEIIObWlycm9yLmludmFs
aWQwCgYIKoZIzj0EAwIDRwAwRAIgEiFbGaIilxiRcCRL8SyfpfLm1SYQSSJmhy55
M7+vE6YCIGwBw9I/yh1X+3d5qfIQZHcdI4Gfm98ga9wvLNheFcJp
-----END CERTIFICATE-----`;

export const privateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgoP8fSjdvYfcAASXu
zNPuNorSYpGSVNgTBnP5BTr08VChRANCAARTrgSTKgX5fvYj/Tmva8prroP65TYP
cc9BV/3X3pcIcGDtUUwCXBJwynY4QBgZioS5/hJ/wPqVCOtVmbwzW/u8
-----END PRIVATE KEY-----`;
