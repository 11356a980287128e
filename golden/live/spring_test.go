package live

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "spring-boot", target: "spring-boot", plain: several[:1], open: springBoot("spring-boot"), versions: springVersions("spring-boot")},
		&run{name: "spring-boot-old", target: "spring-boot", plain: several[:1], open: springBoot("spring-boot-old"), versions: springVersions("spring-boot-old")},
	)
}

// springBoot compiles the host with all controllers.
func springBoot(host string) func(*testing.T, string, []*cell) func(*cell) result {
	return func(t *testing.T, dir string, cells []*cell) func(*cell) result {
		return springBootWith(t, dir, cells, kit.Spring(host).In(t, "lib/*"))
	}
}

func springBootWith(t *testing.T, dir string, cells []*cell, libraries string) func(*cell) result {
	kit.Need(t, "java", "javac")
	classes := filepath.Join(dir, "classes")
	files := kit.Absolute(t, "hosts/spring-boot/Host.java") + "\n"
	port := port(t)
	command := []string{"java", "-XX:TieredStopAtLevel=1", "-cp", classes + ":" + libraries, "Host", strconv.Itoa(port)}
	for _, c := range cells {
		files += c.File + "\n"
		command = append(command, strings.TrimSuffix(filepath.Base(c.File), ".java"))
	}
	if err := os.WriteFile(filepath.Join(dir, "sources"), []byte(files), 0o666); err != nil {
		t.Fatal(err)
	}
	compile := exec.Command("javac", "-parameters", "-Werror", "-Xlint:all,-processing,-path,-classfile", "-d", classes, "-cp", libraries, "@sources")
	compile.Dir = dir
	if out, err := compile.CombinedOutput(); err != nil {
		t.Fatalf("javac: %v\n%s", err, out)
	}
	return serve(kit.Start(t, dir, nil, port, command...))
}

func springVersions(host string) func(*testing.T) map[string]string {
	return func(t *testing.T) map[string]string {
		v := map[string]string{"Java": regexp.MustCompile(`"(.+?)"`).FindStringSubmatch(kit.Output(t, "java", "-version"))[1]}
		jars, err := filepath.Glob(kit.Spring(host).In(t, "lib/*.jar"))
		if err != nil {
			t.Fatal(err)
		}
		jar := regexp.MustCompile(`^(spring-boot|spring-web|tomcat-embed-core)-(\d.*)\.jar$`)
		titles := map[string]string{"spring-boot": "Spring Boot", "spring-web": "Spring Framework", "tomcat-embed-core": "Tomcat"}
		for _, path := range jars {
			if m := jar.FindStringSubmatch(filepath.Base(path)); m != nil {
				v[titles[m[1]]] = m[2]
			}
		}
		return v
	}
}
