# A Homebrew formula. It has not been tested: there is no macOS where Détente is developed. At a release, `url` and
# `sha256` become those of its source archive.
class Detente < Formula
  desc "Simulation engine for negotiations"
  homepage "https://detente.example"
  url "https://detente.example/archive/detente-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "Apache-2.0"

  depends_on xcode: ["26.0", :build]
  depends_on "pkgconf" => :build
  depends_on "gsl"
  depends_on "libgcrypt"
  depends_on macos: :sequoia
  depends_on "sqlite"

  def install
    # Homebrew's machines run the program on others: any processor of the architecture.
    system "swift", "build", "--disable-sandbox", "--configuration", "release", "--product", "detente"
    system "scripts/install", ".build/release/detente", prefix
    pkgshare.install "scenarios"
  end

  test do
    system bin/"detente", "new", "thaw"
    assert_match "Outcomes", shell_output("#{bin}/detente run thaw.yaml --replicates 1000 --quiet")
    assert_match version.to_s, shell_output("#{bin}/detente --version")
  end
end
