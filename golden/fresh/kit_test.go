package fresh

import "snipgen/golden/kit"

// The frameworks themselves, by the pins of the live tests.
var (
	pythonKit  = kit.Python("fresh/python", "../live/hosts/python/requirements.txt")
	expressKit = kit.Node("fresh/express", "../live/hosts/express")
	// What a project in TypeScript has besides.
	typescriptKit = kit.Node("fresh/typescript", "typescript")
	springKit     = kit.Spring("spring-boot")
)
